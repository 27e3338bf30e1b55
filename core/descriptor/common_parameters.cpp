// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

#include "core/descriptor/descriptor.h"

namespace armillary::descriptor {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kLargeSeed = 9007199254740992.0;  // 2^53: exact in every program that reads the JSON

Parameter fractions() {
    Parameter parameter = reals("split.fractions", {0.8, 0.1, 0.1}, 0, 1,
                                "Shares of train, valid and test; of the methods ratio, random and global_time");
    parameter.sum = 1;
    return parameter;
}

std::vector<Parameter> make() {
    return {
        real("filter.min_value", -kInfinity, -kInfinity, kInfinity,
             "Drop interactions with a smaller value; -inf keeps all"),
        text("filter.time_from", "", "Keep interactions from this ISO date or time (UTC) on; empty keeps all"),
        text("filter.time_until", "", "Keep interactions before this ISO date or time (UTC); empty keeps all"),
        choice("filter.duplicates", "all", {"all", "first", "last", "max_value", "mean_value", "sum"},
               "What becomes of repeated interactions of one user with one item"),
        integer("filter.k_core_user", 0, 0, 1e6, "Keep users with at least so many different items; 0 keeps all",
                "items"),
        integer("filter.k_core_item", 0, 0, 1e6, "Keep items with at least so many different users; 0 keeps all",
                "users"),

        choice("split.method", "leave_one_out", {"leave_one_out", "ratio", "random", "global_time", "given"},
               "How interactions are divided into train, valid and test"),
        fractions(),
        integer("split.seed", 42, 0, kLargeSeed, "Seed of the random split"),

        text("features.modality", "auto",
             "Item vectors to read: a modality of the data set, tfidf_svd, auto, or several joined with +"),
        integer("features.dim", 128, 1, 4096, "Width of the built-in tfidf_svd vectors"),
        choice("features.normalise", "standardise", {"none", "standardise", "l2"},
               "Scaling of item vectors: each column to mean 0 and variance 1, or each row to length 1"),

        text("tokenizer.run", "", "Run whose codes the model reads; empty for none"),
        choice("tokenizer.collisions", "keep",
               {"keep", "suffix", "suffix_if_needed", "sinkhorn_last", "nearest_free"},
               "Items with equal codes: keep them so, add a number to all or to those, or move their last codes"),

        text("collaborative.run", "",
             "Run whose item embeddings say who takes what; empty takes them from the training part itself"),

        integer("training.seed", 42, 0, kLargeSeed, "Seed of initial weights, negatives, shuffles and dropout"),
        integer("training.epochs", 50, 1, 1e6, "Most epochs to train"),
        integer("training.batch_size", 1024, 1, 1 << 24, "Examples in a batch"),
        real("training.learning_rate", 0.001, 0, 1e3, "Step size of the optimiser"),
        real("training.weight_decay", 0, 0, 1e3, "L2 penalty (adamw: decoupled decay) on all weights"),
        choice("training.optimizer", "adam", {"adam", "adamw", "sgd", "adagrad"}, "Optimiser"),
        real("training.clip_norm", 0, 0, 1e9, "Largest norm of the whole gradient; 0 leaves it as it is"),
        integer("training.early_stopping", 10, 0, 1e6,
                "Stop after so many evaluations without a better one; 0 never stops", "evaluations"),
        integer("training.evaluate_every", 1, 1, 1e6, "How often the validation part is evaluated", "epochs"),
        text("training.metric", "ndcg@10",
             "What the best epoch and early stopping look at: a validation metric, or loss"),
        integer("training.threads", 0, 0, 1024, "Processor threads; 0 takes all"),
        text("training.device", "cpu", "Where the tensors live: cpu, cuda, cuda:1"),
        integer("training.checkpoint_every", 1, 1, 1e6, "How often a checkpoint is written", "epochs"),
        text("training.interventions", "",
             "Changes made while it trains, each after so many batches: `120 learning_rate 0.0001; 120 "
             "revive_dead_codes; 133 roll_back`; empty for none"),

        integers("evaluation.k", {5, 10, 20}, 1, 1e6, "Cut-offs of the ranked list"),
        choice("evaluation.ties", "hash", {"hash", "raw_id", "expected"},
               "Order of equal scores: seeded hash, raw id, or the expectation over all orders"),
        boolean("evaluation.mask_valid", true, "Leave validation items out of the candidates when testing"),
        integer("evaluation.block_users", 256, 1, 65536, "Users scored together; changes memory, not results",
                "users"),

        integer("record.max_mb", 200, 0, 1e6,
                "Most space the arrays of one run may take; epochs are thinned evenly", "MB"),
        boolean("record.embeddings", true, "Record user and item embeddings"),
        boolean("record.hypersphere", true,
                "Record alignment and uniformity of the embeddings, of a model that has them"),
        integer("record.every", 1, 1, 1e6, "How often arrays are recorded", "epochs"),
        integer("record.attention_users", 8, 0, 1e4,
                "Users whose attention maps are recorded, of a model with attention; 0 records no attention",
                "users"),
        text("record.category", "auto",
             "Item attribute that codes are compared with, where a tokenizer is trained: its name, auto or none"),
        integer("record.neighbours", 256, 0, 1e6,
                "Items whose nearest neighbours are compared before and after quantisation; 0 compares none",
                "items"),
    };
}

}  // namespace

const std::vector<Parameter>& common_parameters() {
    static const std::vector<Parameter> kParameters = make();
    return kParameters;
}

}  // namespace armillary::descriptor
