/*
 * What the harness, or another instance on its behalf, puts where it may be found: `<token>:<secret>`. A check is told
 * the token, so that it looks at nothing else, and tells what stands behind it, so that it cannot claim what it has not
 * read.
 */
#ifndef SANDGAUGE_REACH_PLANTED_H
#define SANDGAUGE_REACH_PLANTED_H

#include <string.h>

#include "answer.h"

enum { PLANTED_MAX = 64 };

/* Whether so many bytes of text are something planted under that token. Tells them where they are. */
static inline int is_planted(const char *content, long length, const char *token) {
    char text[PLANTED_MAX + 1];
    long token_length = (long)strlen(token);
    if (length <= token_length || length > PLANTED_MAX || memcmp(content, token, (size_t)token_length) != 0 ||
        content[token_length] != ':') {
        return 0;
    }
    memcpy(text, content, (size_t)length);
    text[length] = '\0';
    fact_text("read", text);
    return 1;
}

#endif
