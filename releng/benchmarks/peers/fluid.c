// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
// Plays a MIDI file (type 0, as Workloads.java writes it) through FluidSynth without writing, or measures its note-on; prints the cost.
//   fluid FILE.mid FONT.sf2 [ORDER]     ORDER of interpolation 1, 4 or 7; one line "R fluidsynth ..." as songwalker bench prints it
//   fluid --note-on FONT.sf2            nanoseconds of fluid_synth_noteon on strings (two voices)
#include <fluidsynth.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define RATE 48000
#define BLOCK 64

typedef struct {
    double frame;
    unsigned char status, a, b;
} event;

static double cpu(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return t.tv_sec + t.tv_nsec * 1e-9;
}

static fluid_synth_t *make(const char *font, int order, int polyphony) {
    fluid_settings_t *settings = new_fluid_settings();
    fluid_settings_setnum(settings, "synth.sample-rate", RATE);
    fluid_settings_setint(settings, "synth.polyphony", polyphony);
    fluid_settings_setint(settings, "synth.reverb.active", 0);
    fluid_settings_setint(settings, "synth.chorus.active", 0);
    fluid_settings_setint(settings, "synth.cpu-cores", 1);
    fluid_settings_setint(settings, "synth.threadsafe-api", 0);
    fluid_synth_t *synth = new_fluid_synth(settings);
    if (!synth || fluid_synth_sfload(synth, font, 1) < 0) {
        fprintf(stderr, "fluid: cannot load %s\n", font);
        exit(3);
    }
    fluid_synth_set_interp_method(synth, -1, order);
    return synth;
}

static long variable(const unsigned char **p) {
    long v = 0;
    do {
        v = v << 7 | (**p & 0x7f);
    } while (*(*p)++ & 0x80);
    return v;
}

static event *read_file(const char *path, int *count) {
    FILE *f = fopen(path, "rb");
    if (!f) {
        fprintf(stderr, "fluid: cannot read %s\n", path);
        exit(3);
    }
    unsigned char *data = malloc(1 << 22);
    size_t size = fread(data, 1, 1 << 22, f);
    fclose(f);
    int ticks = data[12] << 8 | data[13];
    event *events = malloc(sizeof(event) * size);
    const unsigned char *p = data + 22;
    double frame = 0, per_tick = 0.5 * RATE / ticks;
    int n = 0;
    while (p < data + size) {
        frame += variable(&p) * per_tick;
        unsigned char status = *p++;
        if (status == 0xff) {
            int type = *p++;
            long length = variable(&p);
            p += length;
            if (type == 0x2f) break;
            continue;
        }
        event e = {frame, status, *p++, 0};
        if ((status & 0xf0) != 0xc0) e.b = *p++;
        events[n++] = e;
    }
    free(data);
    *count = n;
    return events;
}

static void send(fluid_synth_t *synth, const event *e) {
    int channel = e->status & 15;
    switch (e->status & 0xf0) {
        case 0x80: fluid_synth_noteoff(synth, channel, e->a); break;
        case 0x90: fluid_synth_noteon(synth, channel, e->a, e->b); break;
        case 0xc0: fluid_synth_program_change(synth, channel, e->a); break;
    }
}

static int compare(const void *a, const void *b) {
    double x = *(const double *) a, y = *(const double *) b;
    return (x > y) - (x < y);
}

static void note_on(const char *font) {
    fluid_synth_t *synth = make(font, 4, 256); // with 4096 every note-on walks 4096 places: 39 microseconds
    float left[BLOCK], right[BLOCK];
    fluid_synth_program_change(synth, 0, 48);
    double times[200];
    for (int round = 0; round < 200; round++) {
        double begin = cpu();
        for (int key = 40; key < 72; key++) fluid_synth_noteon(synth, 0, key, 90);
        times[round] = (cpu() - begin) / 32;
        fluid_synth_write_float(synth, BLOCK, left, 0, 1, right, 0, 1);
        fluid_synth_all_sounds_off(synth, -1);
        for (int i = 0; i < 8; i++) fluid_synth_write_float(synth, BLOCK, left, 0, 1, right, 0, 1);
    }
    qsort(times, 200, sizeof(double), compare);
    printf("N fluidsynth note_on_ns %.0f\n", times[100] * 1e9);
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fprintf(stderr, "usage: fluid FILE.mid|--note-on FONT.sf2 [ORDER]\n");
        return 2;
    }
    if (!strcmp(argv[1], "--note-on")) {
        note_on(argv[2]);
        return 0;
    }
    int order = argc > 3 ? atoi(argv[3]) : 4, count;
    fluid_synth_t *synth = make(argv[2], order, 4096);
    event *events = read_file(argv[1], &count);
    float left[BLOCK], right[BLOCK];
    int next = 0, most = 0;
    int64_t frames = 0, voice_frames = 0;
    double begin = cpu();
    do {
        while (next < count && events[next].frame < frames + BLOCK) send(synth, &events[next++]);
        int voices = fluid_synth_get_active_voice_count(synth);
        if (voices > most) most = voices;
        voice_frames += (int64_t) voices * BLOCK;
        fluid_synth_write_float(synth, BLOCK, left, 0, 1, right, 0, 1);
        frames += BLOCK;
    } while (next < count || fluid_synth_get_active_voice_count(synth) > 0);
    double spent = cpu() - begin;
    printf("R fluidsynth order%d 0 %d cpu_s %.4f audio_s %.3f voice_frames %lld max_voices %d ns_vf %.3f rtf %.5f\n", order, BLOCK, spent,
           (double) frames / RATE, (long long) voice_frames, most, spent * 1e9 / voice_frames, spent * RATE / frames);
    return 0;
}
