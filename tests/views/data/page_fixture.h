// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QTest>
#include <memory>
#include <string>

#include "tests/views/support.h"
#include "views/data/data_page.h"
#include "views/shared/message_bar.h"

namespace armillary::test {

/// A Data page in a window of its own, and what a person does there.
class DataPageTest : public testing::Test {
 protected:
    void SetUp() override {
        QSettings(QSettings::IniFormat, QSettings::UserScope, "armillary", "armillary").clear();
        open_page();
    }

    void open_page() {
        page_ = std::make_unique<views::DataPage>(bench_.bench());
        page_->resize(1280, 800);
        page_->show();
        settle();
    }

    void settle() {
        EXPECT_TRUE(wait_until([this] { return page_->settled() && bench_.bench().lists_loaded(); }, 30'000));
    }

    QString write(const char* name, const std::string& content) {
        return QString::fromStdString(bench_.folder().write(name, content).string());
    }

    /// As when a file is dropped on the window.
    void drop(const QString& file) {
        bench_.bench().import_files({file});
        settle();
    }

    void click(const char* name) {
        auto* button = child<QAbstractButton>(*page_, name);
        ASSERT_TRUE(button && button->isVisible() && button->isEnabled()) << name;
        QTest::mouseClick(button, Qt::LeftButton);
    }

    /// Chooses the entry behind this value with the keyboard.
    void pick(const char* combo_name, const QString& value) {
        auto* combo = child<QComboBox>(*page_, combo_name);
        ASSERT_TRUE(combo && combo->isVisible()) << combo_name;
        ASSERT_GE(combo->findData(value), 0) << combo_name << " does not offer " << value.toStdString();
        QTest::keyClick(combo, Qt::Key_Home);
        for (int step = 0; step < combo->count() && combo->currentData().toString() != value; ++step)
            QTest::keyClick(combo, Qt::Key_Down);
        settle();
    }

    void type(const char* line_name, const QString& text) {
        auto* line = child<QLineEdit>(*page_, line_name);
        ASSERT_TRUE(line && line->isVisible()) << line_name;
        line->selectAll();
        QTest::keyClicks(line, text);
    }

    void import_to_the_end() {
        click("startImport");
        EXPECT_TRUE(wait_until([this] { return bench_.bench().jobs().idle(); }, 60'000));
        settle();
    }

    std::string errors() {
        return child<views::MessageBar>(*page_, "importMessages")->texts().join('\n').toStdString();
    }
    std::string label(const char* name) { return child<QLabel>(*page_, name)->text().toStdString(); }
    bool visible(const char* name) { return child<QWidget>(*page_, name)->isVisible(); }

    std::vector<std::string> stored() {
        std::vector<std::string> names;
        for (const auto& row : bench_.workspace().datasets()) names.push_back(row.name);
        return names;
    }
    /// Until the lists know as much as the workspace.
    void wait_for_lists(size_t datasets) {
        EXPECT_TRUE(wait_until([&] { return bench_.bench().datasets().size() == datasets; }));
        settle();
    }

    TestBench bench_;
    std::unique_ptr<views::DataPage> page_;
};

/// `users` x `items` rows of a CSV under these column names; every user rates every item, 1 to 5.
inline std::string full_table(int users, int items, const std::string& header = "user,item,rating") {
    std::string text = header + "\n";
    for (int user = 0; user < users; ++user)
        for (int item = 0; item < items; ++item)
            text += "u" + std::to_string(user) + ",i" + std::to_string(item) + "," +
                    std::to_string(1 + (user + item) % 5) + "\n";
    return text;
}

}  // namespace armillary::test
