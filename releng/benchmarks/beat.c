// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
// The machine alone, without a virtual machine of Java: waits for the beats of buffers of 256 frames at 48,000 Hz with real-time priority and
// looks at the clock for as long as an engine renders. Says how often it was ready late. beat SECONDS [MICROSECONDS OF WORK]
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static long long now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(int argc, char **argv) {
  if (argc < 2) {
    fprintf(stderr, "usage: beat SECONDS [MICROSECONDS OF WORK]\n");
    return 2;
  }
  struct sched_param priority = {.sched_priority = 20};
  int granted = sched_setscheduler(0, SCHED_FIFO, &priority) == 0;
  const long long period = 1000000000LL * 256 / 48000;
  const long long work = 1000LL * (argc > 2 ? atoi(argv[2]) : 110);
  const long long beats = atoll(argv[1]) * 1000000000LL / period;
  long missed = 0, pairs = 0, woken_late = 0, interrupted = 0;
  long long worst = 0, longest = 0;
  long long begin = now();
  for (long long n = 0; n < beats; n++) {
    long long due = begin + n * period;
    struct timespec until = {due / 1000000000LL, due % 1000000000LL};
    while (now() < due) clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL);
    long long woken = now(), last = woken, left = work;
    while (left > 0) { // a step is what the loop takes; where the clock jumps, the thread was not there
      long long t = now(), gap = t - last;
      if (gap > longest) longest = gap;
      if (gap > period) interrupted++;
      left -= gap > 20000 ? 20000 : gap;
      last = t;
    }
    long long late = last - due;
    if (late > worst) worst = late;
    if (late > period) missed++;
    if (late > period && woken - due > period) woken_late++;
    if (late > 2 * period) {
      pairs++;
      begin += late - period;
    }
  }
  printf("the machine alone, real-time priority %s: %lld beats, %ld missed (%ld woken late, %ld stopped at work), %ld pairs missed, worst %.2f ms, longest stop at work %.2f ms\n",
      granted ? "granted" : "refused", beats, missed, woken_late, interrupted, pairs, worst / 1e6, longest / 1e6);
  return 0;
}
