// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/data/side_table_fields.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>

#include "views/data/setting_fields.h"
#include "views/shared/words.h"

namespace armillary::views {

SideTableFields::SideTableFields(QWidget* parent) : QWidget(parent), repairs_(new QVBoxLayout) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    items_ = add_side(*column, tr("Table that describes the items"), "items");
    users_ = add_side(*column, tr("Table that describes the users"), "users");
    repairs_->setSpacing(4);
    column->addLayout(repairs_);
}

SideTableFields::Side SideTableFields::add_side(QVBoxLayout& column, const QString& label, const QString& name) {
    auto* heading = new QLabel(label);
    heading->setProperty("caption", true);
    Side side{new FileField(name + "File"), new QLineEdit};
    side.file->line().setAccessibleName(label);
    side.file->line().setPlaceholderText(tr("None"));
    side.key->setObjectName(name + "Key");
    side.key->setAccessibleName(tr("%1: column of the id").arg(label));
    side.key->setPlaceholderText(tr("Column of the id: found by itself"));
    connect(side.file, &FileField::changed, this, &SideTableFields::changed);
    connect(side.key, &QLineEdit::editingFinished, this, &SideTableFields::changed);
    column.addWidget(heading);
    column.addWidget(side.file);
    column.addWidget(side.key);
    return side;
}

void SideTableFields::set_draft(const ImportDraft& draft) {
    items_.file->line().setText(draft.items);
    items_.key->setText(draft.items_key);
    users_.file->line().setText(draft.users);
    users_.key->setText(draft.users_key);
    offer_repairs({}, draft.repairs);
}

void SideTableFields::read_into(ImportDraft& draft) const {
    draft.items = items_.file->line().text().trimmed();
    draft.items_key = items_.key->text().trimmed();
    draft.users = users_.file->line().text().trimmed();
    draft.users_key = users_.key->text().trimmed();
    draft.repairs = applied_;
}

void SideTableFields::offer_repairs(const std::vector<RepairOffer>& offers, const QStringList& applied) {
    while (QLayoutItem* item = repairs_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    applied_ = applied;
    const auto add = [this](const QString& id, const QString& words) {
        auto* box = new QCheckBox(words);
        box->setObjectName("repair." + id);
        box->setChecked(applied_.contains(id));
        connect(box, &QCheckBox::toggled, this, [this, id](bool on) {
            if (on)
                applied_ << id;
            else
                applied_.removeAll(id);
            Q_EMIT changed();
        });
        repairs_->addWidget(box);
    };
    for (const QString& id : applied) add(id, repair_words(id));
    for (const RepairOffer& offer : offers)
        if (!applied.contains(offer.id))
            add(offer.id, tr("%1: would match %2 more").arg(repair_words(offer.id), count(offer.matches)));
}

}  // namespace armillary::views
