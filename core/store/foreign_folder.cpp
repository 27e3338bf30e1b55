// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/foreign_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"

namespace armillary::store {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr int kKnownFormat = 1;
constexpr uintmax_t kLargestRunJson = 16 << 20;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Formats that run code when they are opened, or may; empty: it is none of them.
std::string advice_against(const fs::path& file) {
    const std::string suffix = to_lower_ascii(file.extension().string()), name = file.filename().string();
    const std::string stem = file.stem().string();
    const auto converted = [&](const std::string& loaded) {
        return fmt::format(
            "it is a pickle, which is not opened because it can run code. Turn its arrays into .npy in Python: "
            "import numpy, {}",
            loaded);
    };
    for (const char* torch_suffix : {".pt", ".pth", ".ckpt"})
        if (suffix == torch_suffix)
            return converted(fmt::format(
                "torch; numpy.save(\"{}.npy\", torch.load(\"{}\", map_location=\"cpu\").numpy())", stem, name));
    for (const char* pickle_suffix : {".pkl", ".pickle", ".joblib"})
        if (suffix == pickle_suffix)
            return converted(fmt::format(
                "pickle; numpy.save(\"{}.npy\", numpy.asarray(pickle.load(open(\"{}\", \"rb\"))))", stem, name));
    if (suffix == ".npz")
        return fmt::format(
            "archives of arrays are not opened, they may hold pickles. Turn it into .npy in Python: import numpy; "
            "[numpy.save(f\"{{k}}.npy\", a) for k, a in numpy.load(\"{}\").items()]",
            name);
    return {};
}

/// `line:column` of a byte, both from 1.
std::string place_in(const std::string& text, size_t byte) {
    const std::string_view before = std::string_view(text).substr(0, byte > 0 ? byte - 1 : 0);
    const size_t line_starts = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return fmt::format("{}:{}", 1 + std::count(before.begin(), before.end(), '\n'),
                       before.size() - line_starts + 1);
}

json parsed(const fs::path& file) {
    std::error_code code;
    if (const uintmax_t bytes = fs::file_size(file, code); !code && bytes > kLargestRunJson)
        throw BadInput(fmt::format("run.json has {}; what describes a run fits into {}",
                                   format_bytes(static_cast<double>(bytes)),
                                   format_bytes(static_cast<double>(kLargestRunJson))),
                       file.string());
    const std::string text = read_file(file);
    try {
        return json::parse(std::string_view(text).substr(text.starts_with(kByteOrderMark) ? 3 : 0));
    } catch (const json::parse_error& error) {
        throw BadInput(
            "run.json is no JSON from here on. Python writes NaN and Infinity, which JSON does not have: leave "
            "such "
            "values out",
            fmt::format("{}:{}", file.string(), place_in(text, error.byte)));
    }
}

/// Takes what is right of the object and says what is not.
class Reader {
 public:
    Reader(const json& object, ForeignFolder& folder) : object_(object), folder_(folder) {}

    void take_text(const char* key, std::string& target) {
        if (const json* value = find(key); value && value->is_string())
            target = value->get<std::string>();
        else if (value)
            refuse(key, "a text");
    }
    template <typename Number>
    void take_count(const char* key, std::optional<Number>& target) {
        const json* value = find(key);
        if (value && value->is_number_unsigned() &&
            value->get<uint64_t>() <= static_cast<uint64_t>(std::numeric_limits<Number>::max()))
            target = value->get<Number>();
        else if (value)
            refuse(key, "a whole number from 0 on");
    }
    void take_object(const char* key, std::string& target) {
        if (const json* value = find(key); value && value->is_object())
            target = value->dump();
        else if (value)
            refuse(key, "an object: {\"name\": value, …}");
    }
    void take_texts(const char* key, std::vector<std::string>& target) {
        const json* value = find(key);
        if (!value) return;
        if (!value->is_array() ||
            !std::all_of(value->begin(), value->end(), [](const json& each) { return each.is_string(); }))
            return refuse(key, "a list of texts");
        target = value->get<std::vector<std::string>>();
    }

 private:
    const json* find(const char* key) const {
        const auto found = object_.find(key);
        return found == object_.end() || found->is_null() ? nullptr : &*found;
    }
    void refuse(const char* key, const char* wanted) {
        folder_.skipped.push_back({"run.json", fmt::format("'{}' should be {}", key, wanted)});
    }

    const json& object_;
    ForeignFolder& folder_;
};

/// `2024-05-01T12:34:56.789Z` of an ISO 8601 moment in UTC; times of other zones and other writings are not known.
std::string moment_of(const std::string& text) {
    const std::string shape = "dddd-dd-ddTdd:dd:dd";
    if (text.size() < shape.size()) return {};
    for (size_t i = 0; i < shape.size(); ++i)
        if (shape[i] == 'd' ? !std::isdigit(static_cast<unsigned char>(text[i]))
                            : text[i] != shape[i] && !(shape[i] == 'T' && text[i] == ' '))
            return {};
    std::string rest = text.substr(shape.size());
    std::string milliseconds = "000";
    if (rest.starts_with('.')) {
        const size_t digits = std::min(rest.find_first_not_of("0123456789", 1), rest.size()) - 1;
        milliseconds = (rest.substr(1, std::min<size_t>(digits, 3)) + "00").substr(0, 3);
        rest.erase(0, digits + 1);
    }
    if (!rest.empty() && rest != "Z" && rest != "+00:00") return {};
    return fmt::format("{}T{}.{}Z", text.substr(0, 10), text.substr(11, 8), milliseconds);
}

void read_run_json(ForeignFolder& folder) {
    const fs::path file = folder.root / "run.json";
    const json object = parsed(file);
    const auto refuse = [&](const std::string& message) { throw BadInput(message, file.string()); };
    if (!object.is_object()) refuse("run.json should hold one object: {\"format\": 1, \"kind\": \"tokenizer\"}");
    const json format = object.value("format", json());
    if (!format.is_number_unsigned() || format == 0)
        refuse("run.json does not say its format; write \"format\": 1");
    if (format.get<uint64_t>() > kKnownFormat)
        folder.skipped.push_back(
            {"run.json",
             fmt::format("its format is {}, and the newest known here is {}: what is known of it was read",
                         format.dump(), kKnownFormat)});
    ForeignRun& run = folder.run;
    const json kind = object.value("kind", json());
    for (const char* known : {"tokenizer", "recommender", "other"})
        if (kind == known) run.kind = known;
    if (run.kind.empty())
        refuse(
            fmt::format("the kind of the run is {}; write \"kind\": \"tokenizer\", \"recommender\" or \"other\"",
                        kind.is_null() ? "not given" : kind.dump()));
    Reader reader(object, folder);
    reader.take_text("name", run.name);
    reader.take_text("model", run.model);
    reader.take_text("program", run.program);
    reader.take_text("notes", run.notes);
    reader.take_count("seed", run.seed);
    reader.take_count("best_epoch", run.best_epoch);
    reader.take_object("parameters", run.parameters_json);
    reader.take_object("protocol", run.protocol_json);
    reader.take_texts("tags", run.tags);
    std::string created;
    reader.take_text("created", created);
    run.created = moment_of(created);
    if (!created.empty() && run.created.empty())
        folder.skipped.push_back(
            {"run.json", fmt::format("'created' is '{}'; write the time in UTC: 2024-05-01T12:34:56Z", created)});
    if (!run.protocol_json.empty()) {
        const json protocol = json::parse(run.protocol_json);
        if (const auto name = protocol.find("dataset"); name != protocol.end() && name->is_string())
            run.dataset = name->get<std::string>();
    }
}

void list_files(ForeignFolder& folder) {
    std::error_code code;
    auto entries = fs::recursive_directory_iterator(folder.root, code);
    for (; !code && entries != fs::recursive_directory_iterator(); entries.increment(code)) {
        const fs::path file = entries->path().lexically_relative(folder.root);
        const auto leave = [&](const std::string& why) { folder.skipped.push_back({file.string(), why}); };
        if (entries->is_symlink())
            leave("it is a link, and links are not followed: put the file itself here");
        else if (entries->is_directory() || file == "lock" || file == "run.json")
            continue;
        else if (!entries->is_regular_file())
            leave("it is no plain file");
        else if (const std::string advice = advice_against(file); !advice.empty())
            leave(advice);
        else
            folder.files.insert(file);
    }
    if (code)
        throw Error(ErrorKind::storage, fmt::format("the folder cannot be listed: {}", code.message()),
                    folder.root.string());
}

}  // namespace

void ForeignFolder::skip(const fs::path& file, const std::string& why) {
    files.erase(file);
    skipped.push_back({file.string(), why});
}

bool is_run_folder(const fs::path& folder) {
    std::error_code none;
    return fs::is_regular_file(folder / "run.json", none);
}

ForeignFolder open_foreign_folder(const fs::path& folder) {
    if (!is_run_folder(folder))
        throw BadInput(
            "there is no run.json in the folder, so it is no run; it would hold at least {\"format\": 1, "
            "\"kind\": \"tokenizer\"}",
            folder.string());
    ForeignFolder opened;
    opened.root = fs::canonical(folder);
    if (fs::is_symlink(opened.root / "run.json"))
        throw BadInput("run.json is a link, and links are not followed: put the file itself here",
                       folder.string());
    read_run_json(opened);
    list_files(opened);
    return opened;
}

data::IdMap read_foreign_ids(const fs::path& file) {
    const std::string text = read_file(file);
    std::string_view rest = text;
    if (rest.starts_with(kByteOrderMark)) rest.remove_prefix(kByteOrderMark.size());
    data::IdMap ids;
    for (int32_t index = 0; !rest.empty(); ++index) {
        const size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view id = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (id.ends_with('\r')) id.remove_suffix(1);
        const auto refuse = [&](const std::string& message) {
            throw BadInput(message, fmt::format("{}:{}", file.string(), index + 1));
        };
        if (id.empty()) refuse("the line is empty where an id should stand");
        if (!is_valid_utf8(id)) refuse("the id is not UTF-8; write the file with encoding=\"utf-8\"");
        if (const int32_t known = ids.find(id); known != data::IdMap::kNone)
            refuse(fmt::format("the id '{}' stands twice, first in line {}", id, known + 1));
        ids.insert(id);
    }
    return ids;
}

}  // namespace armillary::store
