// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/attention/recorded_attention.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/store/run_folder.h"

namespace armillary::jobs {

namespace {

constexpr std::string_view kFolder = "attention/";

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
}

int hexadecimal(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string decoded(std::string_view name) {
    std::string id;
    for (size_t at = 0; at < name.size(); ++at) {
        const bool escaped = name[at] == '%' && at + 2 < name.size() && hexadecimal(name[at + 1]) >= 0 &&
                             hexadecimal(name[at + 2]) >= 0;
        id += escaped ? static_cast<char>(16 * hexadecimal(name[at + 1]) + hexadecimal(name[at + 2])) : name[at];
        if (escaped) at += 2;
    }
    return id;
}

nlohmann::json document_of(const std::filesystem::path& run_folder, int epoch, const std::string& user) {
    const auto text = store::read_epoch_document(run_folder, epoch, attention_name(user));
    if (!text) return nlohmann::json::object();
    nlohmann::json document = nlohmann::json::parse(*text, nullptr, false);
    if (!document.is_object())
        throw BadInput("the document beside the attention is no JSON object", attention_name(user) + ".json");
    return document;
}

template <typename T>
std::vector<T> list_of(const nlohmann::json& document, const char* key, size_t size, T missing) {
    const auto found = document.find(key);
    if (found == document.end()) return std::vector<T>(size, missing);
    try {
        auto list = found->get<std::vector<T>>();
        if (list.size() == size) return list;
    } catch (const nlohmann::json::exception&) {
    }
    throw BadInput(fmt::format("'{}' does not list {} tokens, as the attention beside it has", key, size));
}

}  // namespace

std::string attention_name(std::string_view user) {
    std::string name(kFolder);
    for (size_t at = 0; at < user.size(); ++at)
        name += is_plain(user[at]) && !(at == 0 && user[at] == '.')
                    ? std::string(1, user[at])
                    : fmt::format("%{:02X}", static_cast<unsigned char>(user[at]));
    return name;
}

std::string attention_document(const RecordedAttention& record) {
    nlohmann::ordered_json document{{"user", record.user},
                                    {"tokens", record.tokens},
                                    {"item_of_token", record.maps.item_of_token},
                                    {"target", record.target},
                                    {"part", record.part},
                                    {"causal", record.maps.causal},
                                    {"weights", record.maps.normalised ? "softmax" : "silu"}};
    return document.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::vector<std::string> recorded_attention_users(const std::filesystem::path& run_folder, int epoch) {
    std::vector<std::string> users;
    for (const std::string& name : store::list_epoch_arrays(run_folder, epoch))
        if (name.starts_with(kFolder)) users.push_back(decoded(std::string_view(name).substr(kFolder.size())));
    std::sort(users.begin(), users.end(), raw_id_less);
    return users;
}

RecordedAttention read_attention(const std::filesystem::path& run_folder, int epoch, const std::string& user) {
    const auto array = store::read_epoch_array(run_folder, epoch, attention_name(user));
    if (!array) {
        const auto users = recorded_attention_users(run_folder, epoch);
        throw Error(
            ErrorKind::not_found,
            users.empty()
                ? fmt::format("no attention was recorded in epoch {}: it comes with record.attention_users", epoch)
                : fmt::format("the attention of user '{}' was not recorded in epoch {}; there is that of {}", user,
                              epoch, join(users, ", ")),
            user);
    }
    const std::string where = attention_name(user) + ".npy";
    if (array->shape.size() != 4 || array->shape[2] != array->shape[3])
        throw BadInput("the attention is not [layers, heads, tokens, tokens]", where);
    const nlohmann::json document = document_of(run_folder, epoch, user);
    RecordedAttention record;
    record.user = user;
    record.maps.layers = array->shape[0];
    record.maps.heads = array->shape[1];
    record.maps.tokens = array->shape[2];
    record.maps.weights = array->as_floats();
    const auto tokens = static_cast<size_t>(record.maps.tokens);
    record.tokens = list_of<std::string>(document, "tokens", tokens, "");
    record.maps.item_of_token = list_of<int32_t>(document, "item_of_token", tokens, -1);
    if (document.contains("target") && document["target"].is_string()) record.target = document["target"];
    if (document.contains("part") && document["part"].is_string()) record.part = document["part"];
    record.maps.causal = !document.contains("causal") || document["causal"] != false;
    record.maps.normalised = !document.contains("weights") || document["weights"] == "softmax";
    diagnostics::check_attention(view_of(record.maps));
    return record;
}

diagnostics::AttentionView view_of(const AttentionMaps& maps) {
    return {maps.weights, maps.layers, maps.heads, maps.tokens, maps.causal, maps.normalised};
}

}  // namespace armillary::jobs
