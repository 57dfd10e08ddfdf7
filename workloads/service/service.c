/*
 * A service on standard input and output: each line is a request in JSON. It is parsed, sent back as it came, and
 * followed by a line of the protocol, all in one write:
 *   @reply <id> <FNV-1a of all that was parsed, in 8 hexadecimal digits>
 * What is hashed are the texts with their escapes resolved, numbers and words as they stand, and the brackets. A line
 * that is not JSON is answered by "@reply 0 malformed".
 */
#ifdef __linux__
#include <termios.h>
#endif

#include "../work.h"

enum { REQUEST_MAX = 4096, REPLY_TAIL_MAX = 64, DEPTH_MAX = 32 };

static struct parser {
    const char *at, *end;
    uint32_t hash;
    uint64_t id;
    int depth;
} parser;

static void hash_byte(unsigned char byte) { parser.hash = (parser.hash ^ byte) * UINT32_C(16777619); }

static void skip_space(void) {
    while (parser.at < parser.end && (*parser.at == ' ' || *parser.at == '\t' || *parser.at == '\r')) {
        parser.at++;
    }
}

static int take(char wanted) {
    skip_space();
    if (parser.at == parser.end || *parser.at != wanted) {
        return 0;
    }
    parser.at++;
    return 1;
}

static int take_hashed(char wanted) {
    if (!take(wanted)) {
        return 0;
    }
    hash_byte((unsigned char)wanted);
    return 1;
}

/* What a letter behind a backslash stands for; 0 where it stands for nothing. \u is not spoken here. */
static char unescaped(char letter) {
    static const char letters[] = "\"\\/bfnrt";
    static const char meanings[] = "\"\\/\b\f\n\r\t";
    const char *found = letter == '\0' ? NULL : strchr(letters, letter);
    return found == NULL ? '\0' : meanings[found - letters];
}

static int parse_text(void) {
    if (!take('"')) {
        return 0;
    }
    while (parser.at < parser.end) {
        char byte = *parser.at++;
        if (byte == '"') {
            return 1;
        }
        if (byte == '\\') {
            byte = parser.at < parser.end ? unescaped(*parser.at++) : '\0';
            if (byte == '\0') {
                return 0;
            }
        } else if ((unsigned char)byte < 0x20) {
            return 0;
        }
        hash_byte((unsigned char)byte);
    }
    return 0;
}

/* Whole numbers only. */
static int parse_number(uint64_t *number) {
    const char *first = parser.at;
    *number = 0;
    if (parser.at < parser.end && *parser.at == '-') {
        hash_byte('-');
        parser.at++;
        first++;
    }
    while (parser.at < parser.end && *parser.at >= '0' && *parser.at <= '9') {
        *number = *number * 10 + (uint64_t)(*parser.at - '0');
        hash_byte((unsigned char)*parser.at++);
    }
    return parser.at > first;
}

static int parse_word(const char *word) {
    size_t length = strlen(word);
    if ((size_t)(parser.end - parser.at) < length || memcmp(parser.at, word, length) != 0) {
        return 0;
    }
    for (size_t i = 0; i < length; i++) {
        hash_byte((unsigned char)word[i]);
    }
    parser.at += length;
    return 1;
}

static int parse_value(void);

static int parse_member(void) {
    skip_space();
    int is_id = parser.depth == 1 && parser.end - parser.at >= 4 && memcmp(parser.at, "\"id\"", 4) == 0;
    if (!parse_text() || !take(':')) {
        return 0;
    }
    skip_space();
    return is_id ? parse_number(&parser.id) : parse_value();
}

/* Members of an object, or values of a list, up to its end. */
static int parse_inside(int (*parse_one)(void), char end) {
    if (parser.depth++ == DEPTH_MAX) {
        return 0;
    }
    if (!take_hashed(end)) {
        do {
            if (!parse_one()) {
                return 0;
            }
        } while (take(','));
        if (!take_hashed(end)) {
            return 0;
        }
    }
    parser.depth--;
    return 1;
}

static int parse_value(void) {
    skip_space();
    if (parser.at == parser.end) {
        return 0;
    }
    uint64_t number;
    switch (*parser.at) {
        case '{':
            return take_hashed('{') && parse_inside(parse_member, '}');
        case '[':
            return take_hashed('[') && parse_inside(parse_value, ']');
        case '"':
            return parse_text();
        case 't':
            return parse_word("true");
        case 'f':
            return parse_word("false");
        case 'n':
            return parse_word("null");
        default:
            return parse_number(&number);
    }
}

static int parse_request(const char *line, size_t length) {
    parser = (struct parser){.at = line, .end = line + length, .hash = UINT32_C(0x811c9dc5)};
    int is_whole = parse_value();
    skip_space();
    return is_whole && parser.at == parser.end;
}

/* `line` has room for the reply's tail behind its end. */
static void reply(char *line, size_t length) {
    int is_json = parse_request(line, length);
    char *at = line + length;
    *at++ = '\n';
    at = put_text(at, "@reply ");
    at = put_decimal(at, is_json ? parser.id : 0);
    at = put_text(at, " ");
    at = is_json ? put_hex(at, parser.hash, 8) : put_text(at, "malformed");
    *at++ = '\n';
    write_all(line, (size_t)(at - line));
}

/* A terminal, as a virtual machine's serial line is one, would send back what it is sent and rewrite line ends. */
static void silence_terminal(void) {
#ifdef __linux__
    struct termios settings;
    if (tcgetattr(STDIN_FILENO, &settings) == 0) {
        cfmakeraw(&settings);
        tcsetattr(STDIN_FILENO, TCSANOW, &settings);
    }
#endif
}

int main(void) {
    static char input[2 * REQUEST_MAX];
    static char line[REQUEST_MAX + REPLY_TAIL_MAX];
    size_t held = 0;
    silence_terminal();
    announce_ready();
    for (;;) {
        ssize_t got = read(STDIN_FILENO, input + held, sizeof input - held);
        if (got <= 0) {
            return 0;
        }
        held += (size_t)got;
        char *first = input;
        char *newline;
        while ((newline = memchr(first, '\n', (size_t)(input + held - first))) != NULL) {
            size_t length = (size_t)(newline - first);
            length = length < REQUEST_MAX ? length : REQUEST_MAX;
            memcpy(line, first, length);
            reply(line, length);
            first = newline + 1;
        }
        held = (size_t)(input + held - first);
        memmove(input, first, held);
        if (held == sizeof input) {
            held = 0; /* no line is so long */
        }
    }
}
