// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/render.h"

#include <gmock/gmock.h>

#include <QApplication>
#include <QFile>
#include <QImage>

#include "app/window/pages.h"
#include "core/base/error.h"
#include "tests/views/support.h"
#include "views/window/appearance.h"

namespace armillary::app {
namespace {

using testing::HasSubstr;

struct RenderTest : testing::Test {
    test::TestBench on_disk;
    RenderRequest request;

    void SetUp() override {
        [[maybe_unused]] static const bool dressed =
            (views::dress(*qobject_cast<QApplication*>(QCoreApplication::instance())), true);
        on_disk.add_toy_dataset();
        on_disk.add_run("toy", "toy_recommender");
        on_disk.add_run("toy", "toy_tokenizer");
        request.run = "r2";
        request.size = "1100x700";
    }
    std::string file(const std::string& name) { return (on_disk.folder().path() / name).string(); }
    void draw(const std::string& view, const std::string& name) {
        request.view = view;
        request.out = file(name);
        render(on_disk.bench(), request);
    }
    std::string failure(const std::string& view, const std::string& name) {
        try {
            draw(view, name);
        } catch (const Error& error) {
            return error.what() + std::string(" @") + error.where();
        }
        return "it was drawn";
    }
};

TEST_F(RenderTest, DrawsEveryPageInBothThemesAsAPictureOfTheSize) {
    for (const auto& page : pages())
        for (const char* theme : {"light", "dark"}) {
            request.theme = theme;
            const std::string name = page.id.toStdString() + theme + ".png";
            draw(page.id.toStdString(), name);
            const QImage picture(QString::fromStdString(file(name)));
            EXPECT_EQ(picture.size(), QSize(1100, 700)) << name;
            const bool dark = QColor(picture.pixel(2, 2)).lightness() < 128;
            EXPECT_EQ(dark, std::string(theme) == "dark") << name;
        }
}

TEST_F(RenderTest, DrawsVectors) {
    request.run = "r2";
    draw("codebook", "codebook.svg");
    QFile svg(QString::fromStdString(file("codebook.svg")));
    ASSERT_TRUE(svg.open(QIODevice::ReadOnly));
    const std::string text = svg.readAll().toStdString();
    EXPECT_THAT(text, HasSubstr("<svg"));
    EXPECT_THAT(text, HasSubstr("<text"));
}

TEST_F(RenderTest, BringsAPanelToTheFront) {
    request.run = "r2";
    draw("codebook", "usual.png");
    request.panel = "doctor";
    draw("codebook", "doctor.png");
    EXPECT_FALSE(QImage(QString::fromStdString(file("usual.png"))) ==
                 QImage(QString::fromStdString(file("doctor.png"))));
    request.panel = "docter";
    EXPECT_THAT(failure("codebook", "a.png"), HasSubstr("doctor"));
}

TEST_F(RenderTest, DrawsAUserAndAnItem) {
    request.run = "r1";
    const data::DatasetPtr toy = test::toy_dataset();
    request.id = std::string(toy->users()[0]);
    draw("user", "user.png");
    request.id = std::string(toy->items()[0]);
    draw("item", "item.png");
    EXPECT_FALSE(QImage(QString::fromStdString(file("user.png"))) ==
                 QImage(QString::fromStdString(file("item.png"))));
}

TEST_F(RenderTest, SaysWhatCannotBeDrawn) {
    EXPECT_THAT(failure("codebok", "a.png"), HasSubstr("did you mean 'codebook'"));
    EXPECT_THAT(failure("runs", "a.gif"), HasSubstr(".png or .svg"));
    EXPECT_THAT(failure("user", "a.png"), HasSubstr("--id"));
    request.id = "nobody";
    EXPECT_THAT(failure("user", "a.png"), HasSubstr("no user 'nobody'"));
    request.size = "900";
    EXPECT_THAT(failure("runs", "a.png"), HasSubstr("1280x800"));
    request.size = "1100x700";
    request.theme = "pink";
    EXPECT_THAT(failure("runs", "a.png"), HasSubstr("light or dark"));
    request.theme = "light";
    request.run = "r77";
    EXPECT_THAT(failure("runs", "a.png"), HasSubstr("r77"));
    request.run = "r1";
    EXPECT_THAT(failure("runs", "no/such/folder/a.png"), HasSubstr("cannot be written"));
}

}  // namespace
}  // namespace armillary::app
