// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace armillary::descriptor {

/// A parameter's value as experiment files write it.
using Value = std::variant<bool, int64_t, double, std::string, std::vector<double>>;

/// Text as in TOML and on the command line: `true`, `64`, `0.001`, `bpr`, `0.8,0.1,0.1`.
std::string to_string(const Value& value);

/// Values by dotted name (`model.dim`, `training.epochs`), in the order of their names.
class ParameterSet {
 public:
    void set(std::string name, Value value) { values_[std::move(name)] = std::move(value); }
    const Value* find(std::string_view name) const;
    bool contains(std::string_view name) const { return find(name) != nullptr; }
    const std::map<std::string, Value, std::less<>>& all() const { return values_; }

    // Typed access. All throw Error (internal) when the name is absent or of another type: sets are checked
    // against their schema first.
    bool boolean(std::string_view name) const;
    int64_t integer(std::string_view name) const;
    double real(std::string_view name) const;  ///< accepts an integer
    const std::string& text(std::string_view name) const;
    const std::vector<double>& reals(std::string_view name) const;
    std::vector<int64_t> integers(std::string_view name) const;

 private:
    std::map<std::string, Value, std::less<>> values_;
};

}  // namespace armillary::descriptor
