#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The main job on the built-in world: what `make run` does. Usage: demo.sh FOLDER_OF_PROGRAMS WORKSPACE
set -euo pipefail
cli=("$1/armillary-cli" --workspace "$2")
window=("$1/armillary" --workspace "$2")

say() { printf '\n== %s\n' "$*"; }

say "A world whose truth is known: 1,000 people, 600 items in a tree of categories"
"${cli[@]}" world demo

say "A tokenizer: every item becomes a short code, coarse to fine"
"${cli[@]}" --quiet train --dataset demo --model rq_vae --set codebook_size=16 --set epochs=60 --set hidden=128,64

say "The floor that a recommender must clear: the same popular items for everybody"
"${cli[@]}" --quiet train --dataset demo --model most_pop

say "A recommender: reads each history and predicts the next item"
"${cli[@]}" train --dataset demo --model sasrec --set training.epochs=15 --set training.batch_size=64 --set learning_rate=0.005 --set dropout=0.2

say "What was found"
"${cli[@]}" runs list
tokenizer=$("${cli[@]}" runs list | awk '/rq_vae/ {print $1; exit}')
cat <<END

The workspace is $2: plain .npy, .json and SQLite. Look closer with
  $1/armillary-cli --workspace $2 codebook $tokenizer
  $1/armillary-cli --workspace $2 models show sasrec
and try your own file: drop it on the window, or
  $1/armillary-cli --workspace $2 import FILE
END

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    say "The window opens"
    exec "${window[@]}"
fi
say "There is no display, so the pages are drawn into $2/pictures"
mkdir -p "$2/pictures"
draw() { "${window[@]}" render "$@"; }
for theme in light dark; do
    draw data --dataset demo --theme $theme --out "$2/pictures/data-$theme.png"
    draw train --run last --theme $theme --out "$2/pictures/train-$theme.png"
    draw codebook --run "$tokenizer" --theme $theme --out "$2/pictures/codebook-$theme.png"
    for page in hypersphere attention fairness runs; do
        draw $page --run last --theme $theme --out "$2/pictures/$page-$theme.png"
    done
    draw learn --theme $theme --out "$2/pictures/learn-$theme.png"
done
ls "$2/pictures"
