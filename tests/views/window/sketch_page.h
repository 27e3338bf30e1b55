// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "views/shared/page.h"

namespace armillary::test {

/// A page that counts how often it is drawn and remembers a word.
class SketchPage : public views::Page {
 public:
    SketchPage(views::Workbench& bench, const QString& id);

    QJsonObject state() const override { return {{"word", word}}; }
    void restore(const QJsonObject& state) override { word = state["word"].toString(); }

    int refreshes = 0;
    QString word;

 protected:
    void refresh() override { ++refreshes; }
};

/// Two pages: `data` and `train`.
std::vector<views::PageEntry> sketch_pages();

}  // namespace armillary::test
