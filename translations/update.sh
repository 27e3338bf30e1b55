#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings the .ts files up to date with the sources: new texts appear in them as unfinished.
# Usage: translations/update.sh [BUILD_DIR]
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:-build/release}
cmake --build "$build" --target write_descriptors > /dev/null
"$build/bin/write_descriptors" --texts translations/descriptor_strings.cpp
python3 translations/core_strings.py . > translations/core_strings.cpp
lupdate=/usr/lib/qt6/bin/lupdate
[ -x "$lupdate" ] || lupdate=lupdate
"$lupdate" -I . views app/window translations/descriptor_strings.cpp translations/core_strings.cpp -extensions cpp,h -no-obsolete -locations none \
    -ts translations/armillary_zh_CN.ts
