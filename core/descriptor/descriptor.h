// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/descriptor/value.h"

namespace armillary::descriptor {

enum class ParameterType { boolean, integer, real, choice, text, integers, reals };

/// One parameter of a schema. From it come the field in the form, the flag, its help, the check and the manual's
/// line.
struct Parameter {
    std::string name;  ///< dotted: `model.dim`
    ParameterType type = ParameterType::real;
    Value default_value;
    std::string help;  ///< one line, sentence case
    std::string unit = {};
    double minimum = -std::numeric_limits<double>::infinity();  ///< of a number, or of each number of a list
    double maximum = std::numeric_limits<double>::infinity();
    std::vector<std::string> choices = {};  ///< of a choice
    /// `model.loss = sampled_softmax`, or several values `a | b`: the parameter matters only then (forms hide it,
    /// checks ignore it, and the resolved value is the default). Empty: always.
    std::string only_if = {};
    std::optional<double> sum = {};  ///< what the numbers of a list must add up to
};

// Shorter ways to write a schema.
Parameter integer(std::string name, int64_t default_value, double minimum, double maximum, std::string help,
                  std::string unit = {});
Parameter real(std::string name, double default_value, double minimum, double maximum, std::string help,
               std::string unit = {});
Parameter boolean(std::string name, bool default_value, std::string help);
Parameter choice(std::string name, std::string default_value, std::vector<std::string> choices, std::string help);
Parameter text(std::string name, std::string default_value, std::string help);
Parameter integers(std::string name, std::vector<double> default_value, double minimum, double maximum,
                   std::string help);
Parameter reals(std::string name, std::vector<double> default_value, double minimum, double maximum,
                std::string help);

enum class ModelKind { recommender, tokenizer };

/// What a model reads. Names: `interactions`, `order` (a known order in time), `features` (item vectors), `codes`
/// and `embeddings` (of another run). `titles` and `attributes` of items are told to readers and checked by the
/// model itself. What is not required is given where it is.
struct Port {
    std::string name;
    bool required = true;
};

/// Everything the program knows of a model without its code: forms, flags, help, checks and the manual are made
/// from it.
struct ModelDescriptor {
    std::string id;      ///< `bpr_mf`
    std::string name;    ///< `BPR-MF`
    std::string family;  ///< `baselines`, `collaborative`, `graph`, `sequential`, `tokenizers`
    ModelKind kind = ModelKind::recommender;
    std::string summary;    ///< one paragraph
    std::string reference;  ///< the paper
    std::vector<Port> inputs;
    std::vector<std::string> capabilities;  ///< `scores`, `embeddings`, `attention`, `codes`, …
    std::vector<Parameter> parameters;      ///< their names begin with `model.`
    /// Defaults of common parameters that suit this model better (`training.epochs`: 60). Names must be in
    /// `common_parameters()`.
    std::map<std::string, Value> defaults;
    bool trainable = true;      ///< false: fitted in closed form, one epoch
    bool deterministic = true;  ///< bit-equal for equal seed and thread count
    /// Arithmetic over `users`, `items`, `interactions`, `features` (width) and the model's own parameters: peak
    /// bytes, and floating-point operations of one epoch (of the whole fit where not trainable). See expression.h.
    std::string memory_formula, time_formula;

    bool has_capability(std::string_view capability) const;
};

/// Parameters that every experiment has: `filter.*`, `split.*`, `features.*`, `tokenizer.*`, `training.*`,
/// `evaluation.*`, `record.*`.
const std::vector<Parameter>& common_parameters();

/// The full schema of a model: the common parameters with the model's defaults, then its own. Order is that of
/// forms and help. Throws `Error` (internal) when the descriptor contradicts itself: a default out of range, a
/// name taken twice, a condition on an unknown name.
std::vector<Parameter> schema_of(const ModelDescriptor& model);

/// Checks type and range; converts an integer to a real where the schema wants one. Throws `UsageError` naming the
/// parameter, the value, what is allowed and the nearest choice.
Value check(const Parameter& parameter, const Value& value);
/// Reads the text of a flag or a form's field, then checks it.
Value parse(const Parameter& parameter, std::string_view text);

/// Resolves a name as written by a user: full (`training.epochs`), last part alone where unambiguous (`epochs`),
/// or a section's main parameter
/// (`split` = `split.method`, `tokenizer` = `tokenizer.run`). Throws `UsageError` with the nearest names, or with
/// the candidates when ambiguous.
const Parameter& find_parameter(const std::vector<Parameter>& schema, std::string_view name);

/// Whether the parameter's condition (`only_if`), and that of the parameter it depends on, holds for these values;
/// defaults where a value is absent.
bool is_active(const std::vector<Parameter>& schema, const Parameter& parameter, const ParameterSet& values);

/// All defaults of the schema, overridden by `given` (checked). Unknown names throw `UsageError` with the nearest
/// name.
ParameterSet resolve(const std::vector<Parameter>& schema, const ParameterSet& given);

/// Descriptors of all models, to and from JSON: written at build time, so that programs know every model without
/// LibTorch.
std::string to_json(const std::vector<ModelDescriptor>& models);
/// Throws `BadInput` when the text is not what `to_json` writes.
std::vector<ModelDescriptor> from_json(std::string_view json);

}  // namespace armillary::descriptor
