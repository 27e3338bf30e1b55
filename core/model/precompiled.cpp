// SPDX-License-Identifier: GPL-3.0-or-later
// Carries the precompiled LibTorch header that all files of the engine share.
