// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/hypersphere/sphere_reading.h"

#include <QFileInfo>
#include <algorithm>

#include "core/base/error.h"
#include "core/jobs/inputs.h"
#include "core/store/id_list.h"
#include "views/shared/core_text.h"
#include "views/shared/entity_search.h"
#include "views/shared/words.h"

namespace armillary::views {

using diagnostics::Side;

namespace {

QStringList ids_in(const std::filesystem::path& file) {
    QStringList ids;
    if (!std::filesystem::exists(file)) return ids;
    const data::IdMap map = store::read_id_list(file);
    for (int32_t row = 0; row < map.size(); ++row) ids.append(text(map[row]));
    return ids;
}

/// Of the tokenizer whose codes the run reads, else of the newest one on the same data set.
std::optional<SphereCodes> first_codes(store::Workspace& workspace, const store::RunDetails& run,
                                       const QStringList& items) {
    std::string tokenizer;
    for (const store::NewRun::Input& input : run.inputs)
        if (input.role == "tokenizer") tokenizer = input.run;
    for (const store::RunSummary& other : workspace.runs().list())
        if (tokenizer.empty() && other.kind == "tokenizer" && other.dataset == run.dataset &&
            other.status == "done")
            tokenizer = other.id;
    if (tokenizer.empty() || items.isEmpty()) return {};
    try {
        const jobs::RecordedCodes codes = jobs::recorded_codes(workspace, workspace.runs().get(tokenizer));
        std::map<QString, int32_t> first;
        for (size_t row = 0; row < codes.items.size(); ++row)
            first[text(codes.items[row])] = codes.codes[row * static_cast<size_t>(codes.levels)];
        SphereCodes found{text(tokenizer), {}};
        for (const QString& id : items) {
            const auto code = first.find(id);
            found.first.push_back(code == first.end() ? -1 : code->second);
        }
        return found;
    } catch (const Error&) {
        return {};  // a colour less to choose from
    }
}

SphereContextPtr read_context(store::Workspace& workspace, const store::RunDetails& run,
                              const std::vector<descriptor::ModelDescriptor>& models,
                              const jobs::Embeddings& reference, std::stop_token stop) {
    auto context = std::make_shared<SphereContext>();
    context->surroundings = jobs::sphere_surroundings(workspace, run, models, stop);
    context->clouds.emplace(reference);
    context->space = text(run.dataset);
    const std::filesystem::path folder = workspace.runs().folder(run.id);
    context->ids[Side::users] = ids_in(folder / "users.txt");
    context->ids[Side::items] = ids_in(folder / "items.txt");
    if (const data::DatasetPtr dataset = context->surroundings.dataset) {
        const auto fill = [&](Side side, const data::IdMap& ids) {
            if (context->ids[side].isEmpty())
                for (int32_t row = 0; row < ids.size(); ++row) context->ids[side].append(text(ids[row]));
        };
        fill(Side::users, dataset->users());
        fill(Side::items, dataset->items());
    }
    context->codes = first_codes(workspace, run, context->ids[Side::items]);
    return context;
}

}  // namespace

QString kind_of(Side side) {
    return side == Side::users ? kUserKind : kItemKind;
}

QString SphereReading::short_title() const {
    return file.isEmpty() ? text(run.id) : file;
}

QString SphereReading::title() const {
    if (!file.isEmpty()) return file;
    return run.name.empty() ? text(run.id + "  " + run.model) : text(run.id + "  " + run.name);
}

const jobs::Embeddings::Rows& SphereReading::rows(Side side) const {
    return side == Side::users ? embeddings.users : embeddings.items;
}

const jobs::SphereCloud::Side& SphereReading::cloud_of(Side side) const {
    return side == Side::users ? cloud.users : cloud.items;
}

QString SphereReading::id_of(Side side, int32_t row) const {
    const QStringList& ids = context->ids.at(side);
    return row < ids.size() ? ids[row] : QString::number(row);
}

QString SphereReading::name_of(Side side, int32_t row) const {
    const data::Dataset* dataset = context->surroundings.dataset.get();
    if (!dataset) return id_of(side, row);
    const data::AttributeTable& table = side == Side::users ? dataset->user_table() : dataset->item_table();
    return row < table.rows ? text(table.title(row, plain(id_of(side, row)))) : id_of(side, row);
}

SphereReadingPtr read_sphere(store::Workspace& workspace, const std::string& run, std::optional<int> epoch,
                             const std::vector<descriptor::ModelDescriptor>& models, SphereContextPtr context,
                             std::stop_token stop) {
    auto reading = std::make_shared<SphereReading>();
    reading->run = workspace.runs().get(run);
    reading->epochs = jobs::embedding_epochs(workspace.runs().folder(reading->run.id));
    if (epoch && !reading->epochs.empty()) {
        const auto after = std::ranges::upper_bound(reading->epochs, *epoch);
        epoch = after == reading->epochs.begin() ? reading->epochs.front() : *(after - 1);
    }
    try {
        reading->embeddings = jobs::recorded_embeddings(workspace.runs(), reading->run, models, epoch);
        if (!context)
            context = read_context(
                workspace, reading->run, models,
                jobs::recorded_embeddings(workspace.runs(), reading->run, models, reading->epochs.back()), stop);
        reading->cloud = context->clouds->cloud(reading->embeddings);
        reading->history =
            jobs::sphere_epochs(workspace.runs(), reading->run, models, context->surroundings, stop);
        reading->marks = read_marks(workspace.runs(), reading->run.id);
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& error) {
        reading->missing = core_text(error.what());
    }
    reading->context = std::move(context);
    return reading;
}

SphereReadingPtr read_sphere_file(const QString& file) {
    auto reading = std::make_shared<SphereReading>();
    reading->file = QFileInfo(file).fileName();
    reading->embeddings = jobs::embeddings_of_file(std::filesystem::path(file.toStdU16String()));
    reading->epochs = {0};
    auto context = std::make_shared<SphereContext>();
    context->clouds.emplace(reading->embeddings);
    context->space = reading->file;
    context->ids = {{Side::users, {}}, {Side::items, {}}};
    reading->cloud = context->clouds->cloud(reading->embeddings);
    reading->context = std::move(context);
    return reading;
}

SphereReadingPtr measured(const SphereReadingPtr& reading, const std::string& attribute, std::stop_token stop) {
    auto whole = std::make_shared<SphereReading>(*reading);
    whole->report = jobs::sphere_report(reading->embeddings, reading->context->surroundings, attribute,
                                        reading->run.seed, stop);
    return whole;
}

}  // namespace armillary::views
