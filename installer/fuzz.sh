#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs every libFuzzer target for SECONDS each. Usage: fuzz.sh BIN_FOLDER [SECONDS]
# What it finds lies in build/fuzz/findings/; what it learned in build/fuzz/corpus/, and is used again.
set -euo pipefail
bin=$1
seconds=${2:-600}
failed=0
for target in "$bin"/fuzz_*; do
    name=$(basename "$target")
    corpus=$bin/../corpus/$name
    findings=$bin/../findings/$name-
    mkdir -p "$corpus" "$(dirname "$findings")"
    echo "== $name, $seconds s"
    "$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -max_len=4096 -print_final_stats=1 \
        -artifact_prefix="$findings" "$corpus" 2>&1 | grep -E '^(stat::number_of_executed_units|stat::new_units_added|==[0-9]+==ERROR|SUMMARY)' || failed=1
done
exit $failed
