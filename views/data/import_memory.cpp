// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/import_memory.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "views/data/import_preview.h"
#include "views/shared/words.h"

namespace armillary::views {

namespace {

const QString kKey = QStringLiteral("imports"), kShape = QStringLiteral("shape"),
              kFormat = QStringLiteral("format"), kSettings = QStringLiteral("settings");

/// Newest first.
QJsonArray kept(const QSettings& settings) {
    return QJsonDocument::fromJson(settings.value(kKey).toByteArray()).array();
}

}  // namespace

QString shape_of(const ImportPreview& preview) {
    if (preview.heads.empty() || !preview.heads.front().header) return {};
    const data::TableHead& head = preview.heads.front();
    QStringList words{QFileInfo(text(head.file)).suffix().toLower()};
    for (const std::string& column : head.columns) words << text(column);
    return words.join('\n');
}

ImportMemory::ImportMemory() : settings_(QSettings::IniFormat, QSettings::UserScope, "armillary", "armillary") {}

std::optional<ImportChoices> ImportMemory::recall(const QString& shape) const {
    for (const QJsonValue& entry : kept(settings_)) {
        if (shape.isEmpty() || entry[kShape].toString() != shape) continue;
        ImportChoices choices{entry[kFormat].toString(), {}};
        const QJsonObject settings = entry[kSettings].toObject();
        for (auto setting = settings.begin(); setting != settings.end(); ++setting)
            choices.settings[plain(setting.key())] = plain(setting->toString());
        return choices;
    }
    return std::nullopt;
}

void ImportMemory::remember(const QString& shape, const ImportChoices& choices) {
    if (shape.isEmpty()) return;
    QJsonArray entries = kept(settings_);
    for (qsizetype i = entries.size(); i-- > 0;)
        if (entries[i][kShape].toString() == shape) entries.removeAt(i);
    if (!choices.empty()) {
        QJsonObject settings;
        for (const auto& [setting, value] : choices.settings) settings[text(setting)] = text(value);
        entries.prepend(QJsonObject{{kShape, shape}, {kFormat, choices.format}, {kSettings, settings}});
    }
    while (entries.size() > kMost) entries.removeLast();
    settings_.setValue(kKey, QJsonDocument(entries).toJson(QJsonDocument::Compact));
}

}  // namespace armillary::views
