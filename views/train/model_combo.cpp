// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/model_combo.h"

#include <QSignalBlocker>
#include <QStandardItemModel>
#include <algorithm>

#include "views/shared/words.h"

namespace armillary::views {

ModelCombo::ModelCombo(QWidget* parent) : QComboBox(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMaxVisibleItems(24);
    setPlaceholderText(tr("Choose a model"));
}

void ModelCombo::show_models(const std::vector<descriptor::ModelDescriptor>& models, const DatasetFacts& facts,
                             bool has_codes) {
    const std::string chosen = model();
    std::vector<std::string> families;
    for (const auto& model : models)
        if (std::find(families.begin(), families.end(), model.family) == families.end())
            families.push_back(model.family);
    const QSignalBlocker quiet(this);
    auto* rows = new QStandardItemModel(this);
    for (const std::string& family : families) {
        auto* head = new QStandardItem(family_name(family));
        head->setFlags(Qt::NoItemFlags);
        QFont font = head->font();
        font.setBold(true);
        head->setFont(font);
        rows->appendRow(head);
        for (const auto& model : models) {
            if (model.family != family) continue;
            const QString lack = missing_short(model, facts, has_codes);
            auto* row =
                new QStandardItem(lack.isEmpty() ? text(model.name) : tr("%1 · %2").arg(text(model.name), lack));
            row->setData(text(model.id), Qt::UserRole);
            row->setToolTip(lack.isEmpty() ? descriptor_text(model.summary)
                                           : missing_for(model, facts, has_codes));
            if (!lack.isEmpty()) row->setFlags(Qt::NoItemFlags);
            rows->appendRow(row);
        }
    }
    setModel(rows);  // deletes the one before, which is a child too
    setCurrentIndex(findData(text(chosen)));
}

std::string ModelCombo::model() const {
    return plain(currentData().toString());
}

void ModelCombo::choose(const std::string& id) {
    setCurrentIndex(findData(text(id)));
}

}  // namespace armillary::views
