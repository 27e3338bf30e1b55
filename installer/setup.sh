#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the system packages that Armillary is built from (Debian 12, Ubuntu 24.04). Does nothing when all are there.
#   installer/setup.sh            what building, testing and running needs
#   installer/setup.sh --bench    and what `make bench` compares with
#   installer/setup.sh --fuzz     and clang with libFuzzer
#   installer/setup.sh --list     prints the packages with their reasons
set -euo pipefail

# package                  reason
packages='
build-essential            the C++ compiler
cmake                      the build
ninja-build                the build
ccache                     makes a second build quick
pkg-config                 finds libarchive and libcrypto
git                        the revision that every run records
libtorch-dev               tensors, automatic differentiation, optimisers
libgflags-dev              wanted by the CMake package of libtorch-dev
libgoogle-glog-dev         wanted by the CMake package of libtorch-dev
libprotobuf-dev            wanted by the CMake package of libtorch-dev
protobuf-compiler          wanted by the CMake package of libtorch-dev
libopenblas-dev            the BLAS behind LibTorch: the reference BLAS is ten times slower
libeigen3-dev              sparse products, small dense algebra
libsqlite3-dev             the run store
libsqlitecpp-dev           SQLite for C++
libarchive-dev             reads .zip and .gz
libssl-dev                 SHA-256 fingerprints, with the processor'\''s own instructions
libcli11-dev               the command line
libtomlplusplus-dev        experiment files
nlohmann-json3-dev         JSON
libfmt-dev                 text formatting
qt6-base-dev               the window
libqt6opengl6-dev          where the live debugger is drawn; wanted by the CMake package of qt6-charts-dev
qt6-charts-dev             charts
libimgui-dev               the live debugger
qt6-svg-dev                icons, and pictures as SVG
qt6-tools-dev              the CMake functions for translations
qt6-l10n-tools             compiles the translations
qt6-tools-dev-tools        wanted by the CMake package of qt6-tools-dev
libgtest-dev               tests
libgmock-dev               tests
dpkg-dev                   reads the dependencies of the package
'
bench_packages='
libfaiss-dev               the other side of the comparison in `make bench`
python3-numpy              the other side of the comparison in `make bench`
python3-pandas             the other side of the comparison in `make bench`
'
fuzz_packages='
clang                      libFuzzer
libclang-rt-14-dev         the runtime of libFuzzer and the sanitizers
'

case "${1:-}" in
    --bench) packages+=$bench_packages ;;
    --fuzz) packages+=$fuzz_packages ;;
    --list) printf '%s%s%s' "$packages" "$bench_packages" "$fuzz_packages"; exit 0 ;;
    "") ;;
    *) echo "setup.sh: unknown option '$1'; there are --bench, --fuzz and --list" >&2; exit 2 ;;
esac

missing=()
while read -r name _; do
    [ -n "$name" ] || continue
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'install ok installed' || missing+=("$name")
done <<< "$packages"
[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
    echo "setup.sh: this system has no apt-get; install the counterparts of: ${missing[*]}" >&2
    exit 2
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "setup.sh: become root, then install: ${missing[*]}" >&2; exit 2; }
    as_root=(sudo)
fi
echo "Installing ${#missing[@]} packages: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
