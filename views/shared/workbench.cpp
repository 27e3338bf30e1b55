// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shared/workbench.h"

#include <QDateTime>
#include <QFileInfo>
#include <deque>
#include <mutex>

#include "core/base/error.h"
#include "views/shared/words.h"

namespace armillary::views {

/// The data sets read last. A name may be given to other content later, so the fingerprint is part of the key.
struct Workbench::DatasetCache {
    static constexpr size_t kKept = 3;
    struct Entry {
        std::string name, fingerprint;
        data::DatasetPtr dataset;
    };
    std::mutex mutex;
    std::deque<Entry> entries;
};

Workbench::Workbench(Services services, QObject* parent)
    : QObject(parent), services_(std::move(services)), datasets_read_(std::make_shared<DatasetCache>()) {
    watch_.setInterval(2000);
    connect(&watch_, &QTimer::timeout, this, &Workbench::watch_files);
    connect(&jobs_, &JobList::failed_unseen, this,
            [this](const QString&, const std::exception_ptr& failure) { tell(failure); });
}

Workbench::~Workbench() = default;

const descriptor::ModelDescriptor* Workbench::model(std::string_view id) const {
    for (const auto& model : services_.models)
        if (model.id == id) return &model;
    return nullptr;
}

QString Workbench::model_name(std::string_view id) const {
    const auto* known = model(id);
    return text(known ? std::string_view(known->name) : id);
}

void Workbench::open_workspace(const std::filesystem::path& folder) {
    auto opened = std::make_shared<store::Workspace>(folder);  // throws before anything is forgotten
    workspace_ = std::move(opened);
    datasets_read_ = std::make_shared<DatasetCache>();
    runs_ = std::make_shared<RunRows>();
    datasets_ = std::make_shared<DatasetRows>();
    lists_loaded_ = false;
    active_run_.clear();
    compared_run_.clear();
    chosen_dataset_.clear();
    selection_.forget();
    epochs_.forget();
    undo_.clear();
    watch_.start();
    Q_EMIT workspace_changed();
    Q_EMIT active_run_changed();
    Q_EMIT compared_run_changed();
    refresh_lists();
}

QString Workbench::workspace_name() const {
    return workspace_ ? QString::fromStdString(workspace_->path().filename().string()) : QString();
}

void Workbench::refresh_lists() {
    if (!workspace_) return;
    struct Lists {
        RunRows runs;
        DatasetRows datasets;
    };
    lists_.start(
        [workspace = workspace_](std::stop_token) {
            return Lists{workspace->runs().list(), workspace->datasets()};
        },
        [this](Lists lists) {
            runs_ = std::make_shared<RunRows>(std::move(lists.runs));
            datasets_ = std::make_shared<DatasetRows>(std::move(lists.datasets));
            lists_loaded_ = true;
            if (!active_run_.isEmpty() && !find_run(active_run_)) set_active_run({});
            if (!compared_run_.isEmpty() && !find_run(compared_run_)) set_compared_run({});
            Q_EMIT datasets_changed();
            Q_EMIT runs_changed();
        },
        [this](const std::exception_ptr& failure) { tell(failure); });
}

void Workbench::watch_files() {
    if (!workspace_) return;
    QString state;
    for (const char* name : {"armillary.db", "armillary.db-wal", "datasets"}) {
        const QFileInfo file(QString::fromStdString((workspace_->path() / name).string()));
        state += QStringLiteral("%1:%2;").arg(file.size()).arg(file.lastModified().toMSecsSinceEpoch());
    }
    if (state == file_state_) return;
    const bool first = std::exchange(file_state_, state).isEmpty();
    if (!first) refresh_lists();
}

const store::RunSummary* Workbench::find_run(const QString& id) const {
    for (const auto& run : *runs_)
        if (text(run.id) == id) return &run;
    return nullptr;
}

std::function<data::DatasetPtr()> Workbench::dataset_reader(const std::string& name) const {
    return [name, workspace = workspace_, cache = datasets_read_] {
        if (!workspace) throw Error(ErrorKind::not_found, "no workspace is open");
        const std::string fingerprint = workspace->dataset_summary(name).fingerprint;
        const std::lock_guard lock(cache->mutex);  // two pages that ask at once read it once
        auto& entries = cache->entries;
        for (const auto& entry : entries)
            if (entry.name == name && entry.fingerprint == fingerprint) return entry.dataset;
        std::erase_if(entries, [&](const auto& entry) { return entry.name == name; });
        entries.push_front({name, fingerprint, workspace->load_dataset(name)});
        if (entries.size() > DatasetCache::kKept) entries.pop_back();
        return entries.front().dataset;
    };
}

void Workbench::set_active_run(const QString& id) {
    if (active_run_ == id) return;
    active_run_ = id;
    if (!id.isEmpty() && !find_run(id)) refresh_lists();
    Q_EMIT active_run_changed();
}

void Workbench::set_compared_run(const QString& id) {
    if (compared_run_ == id) return;
    compared_run_ = id;
    Q_EMIT compared_run_changed();
}

void Workbench::set_chosen_dataset(const QString& name) {
    if (chosen_dataset_ == name) return;
    chosen_dataset_ = name;
    Q_EMIT chosen_dataset_changed();
}

void Workbench::import_files(const QStringList& paths) {
    go_to("data");
    Q_EMIT import_requested(paths);
}

void Workbench::show_dataset(const QString& name) {
    go_to("data");
    Q_EMIT dataset_requested(name);
}

void Workbench::train_on(const QString& dataset) {
    go_to("train");
    Q_EMIT training_requested(dataset, {});
}

void Workbench::train_like(const QString& experiment_toml) {
    go_to("train");
    Q_EMIT training_requested({}, experiment_toml);
}

void Workbench::tell(Message message) {
    Q_EMIT told(message);
}

void Workbench::tell(const std::exception_ptr& failure) {
    const Trouble trouble = trouble_of(failure);
    if (trouble.cancelled || trouble.what.isEmpty()) return;
    tell(Message{Message::Kind::error, trouble.what, trouble.where});
}

}  // namespace armillary::views
