// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gmock/gmock.h>

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <atomic>
#include <chrono>
#include <thread>

#include "tests/views/support.h"
#include "views/train/train_page.h"

namespace armillary::test {

/// A Train page that counts how often it draws itself.
class CountingPage : public views::TrainPage {
 public:
    using TrainPage::TrainPage;
    int refreshes = 0;

 protected:
    void refresh() override {
        ++refreshes;
        TrainPage::refresh();
    }
};

/// A Train page over the toy data set, driven as a person would.
class TrainPageTest : public testing::Test {
 protected:
    explicit TrainPageTest(std::vector<descriptor::ModelDescriptor> models = toy_models())
        : bench(std::move(models)) {}

    void open(bool with_data = true) {
        if (with_data) bench.add_toy_dataset();
        page = std::make_unique<CountingPage>(bench.bench());
        page->resize(1280, 800);
        page->show();
        ASSERT_TRUE(settle());
    }
    bool settle() {
        return wait_until([&] { return page->settled(); });
    }
    template <typename T>
    T* part(const char* name) {
        return child<T>(*page, name);
    }
    void click(const char* name) {
        QCoreApplication::processEvents();  // what was shown just now has its place only then
        QTest::mouseClick(part<QAbstractButton>(name), Qt::LeftButton);
    }
    void to_form() {
        if (part<QWidget>("toForm")->isVisible()) click("toForm");
    }
    void choose(const char* combo, const QString& data) {
        auto* box = part<QComboBox>(combo);
        const int index = box->findData(data);
        ASSERT_GE(index, 0) << plain(data) << " is not offered";
        box->setCurrentIndex(index);
    }
    static std::string plain(const QString& text) { return text.toStdString(); }
    void type(const char* editor, const QString& text) {
        auto* line = part<QLineEdit>(editor);
        line->setFocus();
        line->selectAll();
        text.isEmpty() ? QTest::keyClick(line, Qt::Key_Delete) : QTest::keyClicks(line, text);
    }
    QString said(const char* label) { return part<QLabel>(label)->text(); }
    bool idle() {
        return wait_until([&] { return bench.bench().jobs().idle(); }, 30'000);
    }
    std::vector<store::RunSummary> runs() { return bench.workspace().runs().list(); }

    /// Makes every batch of the fake engine take a while.
    void slow_down(int milliseconds) {
        pace = milliseconds;
        bench.engine().before_batch = [this](int, int) {
            std::this_thread::sleep_for(std::chrono::milliseconds(pace));
        };
    }

    std::atomic<int> pace = 0;
    TestBench bench;
    std::unique_ptr<CountingPage> page;
};

}  // namespace armillary::test
