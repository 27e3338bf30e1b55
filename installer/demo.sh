#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The main job on the built-in world: what `make run` does. Usage: demo.sh CLI WORKSPACE
set -euo pipefail
cli=("$1" --workspace "$2")

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
  $1 --workspace $2 runs show last
  $1 --workspace $2 codebook $tokenizer
  $1 --workspace $2 models show sasrec
and try your own file:
  $1 --workspace $2 import FILE
END
