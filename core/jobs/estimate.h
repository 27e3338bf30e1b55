// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/jobs/preparation.h"
#include "core/jobs/progress.h"

namespace armillary::jobs {

// What a training will cost, before it starts. Estimates are ranges: one number would claim more than is known.

/// What the formulas of a descriptor count in.
struct ProblemSize {
    double users = 0, items = 0, interactions = 0;
    double features = 0;  ///< width of the item vectors; 0 without
};
ProblemSize size_of(const Task& task);
/// After the filters of `parameters` (resolved). Nothing is split and no vectors are made, so it is much quicker
/// than `prepare_run`. Throws what the filters throw.
ProblemSize size_of(const data::DatasetPtr& dataset, const descriptor::ParameterSet& parameters);

/// Value of `memory_formula` or `time_formula`; 0 for an empty one.
double formula_value(const std::string& formula, const ProblemSize& size,
                     const descriptor::ParameterSet& parameters);
/// Throws `UsageError` when the memory formula exceeds 80 % of `limit_bytes`, naming what would make it smaller.
void check_memory(const descriptor::ModelDescriptor& model, const ProblemSize& size,
                  const descriptor::ParameterSet& parameters, double limit_bytes);

/// Floating-point operations of a training of at most so many epochs; 0 when the model has no formula.
double operations(const descriptor::ModelDescriptor& model, const ProblemSize& size,
                  const descriptor::ParameterSet& parameters, int epochs);
/// Epochs that a training takes at most: one where it is solved in closed form.
int epochs_planned(const descriptor::ModelDescriptor& model, const descriptor::ParameterSet& parameters);

/// A finished training, as a measure of the machine.
struct PastRun {
    std::string model;
    double operations = 0, seconds = 0;
};
/// Those of the workspace that are done and whose formula can be computed from what is recorded; newest first, at
/// most `most`. Runs of `model` come before others.
std::vector<PastRun> past_runs(store::Workspace& workspace, const std::vector<store::RunSummary>& runs,
                               const std::vector<descriptor::ModelDescriptor>& models, const std::string& model,
                               size_t most = 12);

/// Seconds of a training, and what the figure rests on.
struct TimeEstimate {
    TimeLeft seconds;
    enum class Basis { same_model, other_models, timed_batches } basis = Basis::other_models;
    int observations = 0;  ///< runs or batches
};
/// By the speed of past runs of the same model, else of the others (a wide range); nothing without any.
std::optional<TimeEstimate> estimate_time(const std::string& model, double operations,
                                          const std::vector<PastRun>& past);

/// A few batches, timed.
struct Trial {
    std::vector<double> batch_seconds;
    int64_t batches_an_epoch = 0;
    double seconds_before = 0;  ///< until the first batch: building the model, reading the data
};
struct TrialLimits {
    int64_t batches = 40;  ///< after the first, which warms up
    double seconds = 3;
};
/// Trains in a temporary folder until a limit is reached; the workspace is not touched. `task` is that of
/// `prepare_run`. Throws `Cancelled`, what the engine throws, and `UsageError` for a model that has no batches.
Trial time_batches(Task task, Engine& engine, std::stop_token stop, TrialLimits limits = {});
/// Nothing when the trial saw no batch. Validation between epochs is not in it.
std::optional<TimeEstimate> estimate_time(const Trial& trial, int epochs);

}  // namespace armillary::jobs
