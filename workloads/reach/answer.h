/*
 * What a check found, as one line:
 *   @result {"check":"…","answer":"reached|denied|absent|undecided","why":"…","facts":{…}}
 * `why` is there where an answer needs one: the error that refused it, or what could not be found out.
 */
#ifndef SANDGAUGE_REACH_ANSWER_H
#define SANDGAUGE_REACH_ANSWER_H

#include <stddef.h>

/* A reader takes lines of 16 KiB. A fact that does not fit any more is left out; the line stays whole. */
enum { ANSWER_MAX = 12 * 1024 };

enum answer {
    REACHED,   /* it was done, seen or opened */
    DENIED,    /* it was asked for and refused */
    ABSENT,    /* there is no such call or file here to ask by */
    UNDECIDED, /* nothing can be said */
};

void fact_text(const char *name, const char *value);
void fact_number(const char *name, long long value);
void fact_list(const char *name);
void fact_item(const char *value);
void fact_list_end(void);

/* Says why, and gives the answer back. */
enum answer because(enum answer answer, const char *why);

/* DENIED for the error that a call gave; ABSENT where it says that there is no such call. */
enum answer refused(int error);

/* Puts the line together, with its end, and forgets the facts. Gives its length. */
size_t write_answer(char *line, const char *check, enum answer answer);

#endif
