# SPDX-License-Identifier: GPL-3.0-or-later
# A thin face on the CMake presets: see CMakePresets.json.
.DEFAULT_GOAL := help
.PHONY: help setup configure programs build run window test slow bench monkey fuzz package clean

BUILD := build/release
WORKSPACE ?= workspace

help:
	@echo "make run      builds, trains on the built-in world, then opens the window (or writes pictures)"
	@echo "make window   builds and opens the window"
	@echo "make test     builds and runs every test (make slow: the long ones on real data)"
	@echo "make bench    compares the hot paths with their alternatives"
	@echo "make monkey   a hundred random sequences of user actions under the address sanitizer"
	@echo "make fuzz     feeds the importers and readers random input (SECONDS=600 each)"
	@echo "make setup    installs the system packages; the others do it by themselves"
	@echo "make package  a .deb of the programs"
	@echo "make clean    removes the build folder"

setup:
	@installer/setup.sh

configure: setup
	@cmake --preset release > /dev/null

programs: configure
	@cmake --build --preset release --target armillary armillary-cli armillary_engine

build: configure
	@cmake --build --preset release

run: programs
	@installer/demo.sh $(BUILD)/bin "$(WORKSPACE)"

window: programs
	@$(BUILD)/bin/armillary

test: build
	@ctest --preset release

slow: build
	@ctest --preset slow

bench:
	@installer/setup.sh --bench
	@cmake --preset bench > /dev/null
	@cmake --build --preset bench
	@build/bench/bin/bench_propagation && build/bench/bin/bench_evaluation && build/bench/bin/bench_attention && build/bench/bin/bench_uniformity && build/bench/bin/bench_quantiser && build/bench/bin/bench_bootstrap && build/bench/bin/bench_codebook && build/bench/bin/bench_kmeans && build/bench/bin/bench_import && build/bench/bin/bench_window

SEQUENCES ?= 100
monkey: setup
	@cmake --preset asan-window > /dev/null
	@cmake --build --preset asan-window --target test_monkey
	@QT_QPA_PLATFORM=offscreen ASAN_OPTIONS=detect_leaks=0 ARMILLARY_MONKEY_SEQUENCES=$(SEQUENCES) build/asan-window/bin/test_monkey

SECONDS ?= 600
fuzz:
	@installer/setup.sh --fuzz
	@cmake --preset fuzz > /dev/null
	@cmake --build --preset fuzz
	@installer/fuzz.sh build/fuzz/bin $(SECONDS)

package: programs
	@cd $(BUILD) && cpack

clean:
	@rm -rf build
