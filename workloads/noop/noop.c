/* The floor: says that it is running and ends. What a start costs is all that it measures. */
#include "../protocol.h"

int main(void) {
    announce_ready();
    return 0;
}
