#!/usr/bin/env python3
# SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
# Makes the tones beside it: WAV files by formula, encoded by the reference encoders. Usage: make-tones.py
import math, os, random, struct, subprocess

here = os.path.dirname(os.path.abspath(__file__))

def tone(path, rate, seconds, bits, levels, noise=0.0):
    random.seed(1)
    full = 1 << bits - 1
    data = b''
    for i in range(int(rate * seconds)):
        for level in levels:
            value = round(full * (level * math.sin(2 * math.pi * 440 * i / rate) + noise * (random.random() - 0.5)))
            data += bytes([value + 128]) if bits == 8 else value.to_bytes(bits // 8, 'little', signed=True)
    frame = len(levels) * bits // 8
    with open(path, 'wb') as out:
        out.write(b'RIFF' + struct.pack('<I', 36 + len(data)) + b'WAVEfmt ' + struct.pack('<IHHIIHH', 16, 1, len(levels), rate, rate * frame, frame, bits)
                  + b'data' + struct.pack('<I', len(data)) + data)

def encode(name, command, *what, **how):
    tone('tone.wav', *what, **how)
    subprocess.run(command + ['-o', os.path.join(here, name), 'tone.wav'], check=True)
    os.remove('tone.wav')

flac = ['flac', '-s', '-f', '-8', '--no-padding', '--no-seektable', '-b', '1024']
ogg = ['oggenc', '-Q', '-s', '1', '-q']
encode('tone-16-stereo.flac', flac, 44100, 0.1, 16, [0.5, 0.25], noise=0.001)
encode('tone-24.flac', flac, 48000, 0.05, 24, [0.5])
encode('tone-8.flac', flac + ['-l', '0'], 8000, 0.5, 8, [0.5])
encode('tone.ogg', ogg + ['0'], 44100, 0.3, 16, [0.5])
encode('tone-stereo.ogg', ogg + ['-1'], 22050, 4, 16, [0.5, 0.25], noise=0.02)
