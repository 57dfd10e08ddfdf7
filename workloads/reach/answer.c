#include "answer.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { FACTS_MAX = ANSWER_MAX - 1024, WHY_MAX = 256, VALUE_MAX = 512 };

static char facts[FACTS_MAX];
static size_t used;
static int items; /* of the open list; -1 where none is open */
static int list_is_open;
static char why[WHY_MAX];

/* Escaped as JSON wants it. Bytes that no text of ours has are shown as `?`: what a kernel says need not be UTF-8. */
static size_t quote(char *to, size_t size, const char *text) {
    size_t length = 0;
    to[length++] = '"';
    for (size_t at = 0; text[at] != '\0' && at < VALUE_MAX && length + 4 < size; at++) {
        unsigned char byte = (unsigned char)text[at];
        if (byte == '"' || byte == '\\') {
            to[length++] = '\\';
            to[length++] = (char)byte;
        } else {
            to[length++] = byte < 0x20 || byte >= 0x7f ? '?' : (char)byte;
        }
    }
    to[length++] = '"';
    return length;
}

static void append(const char *before, const char *name, const char *value) {
    char piece[2 * VALUE_MAX + 128];
    size_t length = strlen(before);
    memcpy(piece, before, length);
    if (name != NULL) {
        length += quote(piece + length, 96, name);
        piece[length++] = ':';
    }
    memcpy(piece + length, value, strlen(value));
    length += strlen(value);
    if (used + length + 2 < sizeof facts) { /* room for the end of a list */
        memcpy(facts + used, piece, length);
        used += length;
    }
}

static const char *separator(void) { return used == 0 ? "" : ","; }

void fact_text(const char *name, const char *value) {
    char quoted[2 * VALUE_MAX];
    quoted[quote(quoted, sizeof quoted - 1, value)] = '\0';
    append(separator(), name, quoted);
}

void fact_number(const char *name, long long value) {
    char digits[24];
    snprintf(digits, sizeof digits, "%lld", value);
    append(separator(), name, digits);
}

void fact_list(const char *name) {
    size_t before = used;
    append(separator(), name, "[");
    list_is_open = used > before;
    items = 0;
}

void fact_item(const char *value) {
    char quoted[2 * VALUE_MAX];
    if (!list_is_open) {
        return;
    }
    quoted[quote(quoted, sizeof quoted - 1, value)] = '\0';
    append(items++ == 0 ? "" : ",", NULL, quoted);
}

void fact_list_end(void) {
    if (list_is_open) {
        facts[used++] = ']';
    }
    list_is_open = 0;
}

enum answer because(enum answer answer, const char *text) {
    snprintf(why, sizeof why, "%s", text);
    return answer;
}

enum answer refused(int error) {
    return because(error == ENOSYS || error == EAFNOSUPPORT ? ABSENT : DENIED, strerror(error));
}

size_t write_answer(char *line, const char *check, enum answer answer) {
    static const char *const names[] = {"reached", "denied", "absent", "undecided"};
    char name[128], quoted[2 * WHY_MAX];
    int has_why = answer != REACHED && why[0] != '\0';
    name[quote(name, sizeof name - 1, check)] = '\0';
    quoted[quote(quoted, sizeof quoted - 1, why)] = '\0';
    facts[used] = '\0';
    int length = snprintf(line, ANSWER_MAX, "@result {\"check\":%s,\"answer\":\"%s\"%s%s,\"facts\":{%s}}\n", name,
                          names[answer], has_why ? ",\"why\":" : "", has_why ? quoted : "", facts);
    used = 0;
    why[0] = '\0';
    return (size_t)length;
}
