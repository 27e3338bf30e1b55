// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/train/debugger/imgui_widget.h"

#include <backends/imgui_impl_opengl3.h>

#include <QKeyEvent>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <algorithm>

#include "views/shared/theme.h"
#include "views/train/debugger/imgui_input.h"

namespace armillary::views {

namespace {

constexpr int kFramesAfter = 3;  ///< of an event: the frame itself and two that settle

/// Changes a button or a key, which the library looks at once a frame.
bool is_switch(const QEvent& event) {
    switch (event.type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonRelease:
        case QEvent::MouseButtonDblClick:
        case QEvent::KeyPress:
        case QEvent::KeyRelease:
            return true;
        default:
            return false;
    }
}

/// Tab goes to the next control of the window, as in every panel.
bool leaves_area(const QEvent& event) {
    if (event.type() != QEvent::KeyPress && event.type() != QEvent::KeyRelease) return false;
    const int key = static_cast<const QKeyEvent&>(event).key();
    return key == Qt::Key_Tab || key == Qt::Key_Backtab;
}

uint32_t packed(const QColor& color) {
    return IM_COL32(color.red(), color.green(), color.blue(), 255);
}

}  // namespace

DebuggerLook themed_look() {
    const Theme& theme = Theme::current();
    DebuggerLook look;
    for (const auto& [slot, token] : {std::pair{&look.window, Token::window}, std::pair{&look.panel, Token::panel},
                                      std::pair{&look.line, Token::line}, std::pair{&look.text, Token::text},
                                      std::pair{&look.muted, Token::muted}, std::pair{&look.accent, Token::accent},
                                      std::pair{&look.brass, Token::brass}, std::pair{&look.good, Token::good},
                                      std::pair{&look.warn, Token::warn}, std::pair{&look.bad, Token::bad}})
        *slot = packed(theme.color(token));
    for (int i = 0; i < Theme::kCategories; ++i)
        look.categories[static_cast<size_t>(i)] = packed(theme.category(i));
    look.unit = static_cast<float>(theme.scale());
    return look;
}

ImguiWidget::ImguiWidget(DebuggerState& state, QWidget* parent)
    : QOpenGLWidget(parent), state_(state), words_(debugger_words()), context_(ImGui::CreateContext()) {
    setObjectName("debuggerArea");
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    ImGui::SetCurrentContext(context_);
    prepare_input(ImGui::GetIO());
    dress();
    connect(&Theme::current(), &Theme::changed, this, &ImguiWidget::dress);
    clock_.start();
}

ImguiWidget::~ImguiWidget() {
    take_down();
    ImGui::SetCurrentContext(context_);
    ImGui::DestroyContext(context_);
}

void ImguiWidget::dress() {
    ImGui::SetCurrentContext(context_);
    look_ = themed_look();
    dress_imgui(look_);
    draw_soon();
}

void ImguiWidget::draw_soon() {
    due_ = kFramesAfter;
    update();
}

void ImguiWidget::initializeGL() {
    // Another context than before: the widget was moved to another window that does not share the first.
    connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, &ImguiWidget::take_down);
    ImGui::SetCurrentContext(context_);
    const QSurfaceFormat format = context()->format();
    const bool core = std::pair(format.majorVersion(), format.minorVersion()) >= std::pair(3, 2);
    ready_ = ImGui_ImplOpenGL3_Init(core ? "#version 150" : "#version 130");
    ++set_ups_;
}

void ImguiWidget::take_down() {
    if (!ready_) return;
    ready_ = false;
    makeCurrent();
    ImGui::SetCurrentContext(context_);
    ImGui_ImplOpenGL3_Shutdown();
    doneCurrent();
}

void ImguiWidget::build_font() {
    std::string letters = words_.all() + state_.title();
    for (const auto& [english, said] : state_.said()) letters += said;
    for (const DebuggerMark& mark : state_.marks()) letters += mark.words;
    if (const jobs::Inspection* seen = state_.inspection())
        for (const jobs::ParameterFigures& parameter : seen->parameters) letters += parameter.name;
    if (font_.build(ImGui::GetIO(), Theme::current().font(TypeSize::body), QString::fromStdString(letters),
                    devicePixelRatioF()))
        ImGui_ImplOpenGL3_DestroyFontsTexture();  // the next frame brings the new one
}

void ImguiWidget::paintGL() {
    if (!ready_) return;
    ImGui::SetCurrentContext(context_);
    build_font();
    ImGuiIO& io = ImGui::GetIO();
    const auto ratio = static_cast<float>(devicePixelRatioF());
    io.DisplaySize = {static_cast<float>(width()), static_cast<float>(height())};
    io.DisplayFramebufferScale = {ratio, ratio};
    io.DeltaTime = std::clamp(static_cast<float>(clock_.restart()) / 1000, 0.001F, 0.1F);
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    view_.draw(state_, words_, look_);
    ImGui::Render();
    const ImVec4 ground = ImGui::ColorConvertU32ToFloat4(look_.window);
    QOpenGLFunctions* gl = context()->functions();
    gl->glClearColor(ground.x, ground.y, ground.z, 1);
    gl->glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    setCursor(cursor_shape());
    ++frames_;
    feed_waiting();
    if (--due_ > 0) update();
    if (state_.has_requests()) QMetaObject::invokeMethod(this, &ImguiWidget::requested, Qt::QueuedConnection);
}

void ImguiWidget::feed_waiting() {
    switched_ = false;
    while (!waiting_.empty() && !(switched_ && is_switch(*waiting_.front()))) {
        switched_ = switched_ || is_switch(*waiting_.front());
        feed(ImGui::GetIO(), *waiting_.front());
        waiting_.pop_front();
        due_ = kFramesAfter;
    }
}

bool ImguiWidget::event(QEvent* event) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    // While a text is typed, its keys are no shortcuts of the window.
    if (event->type() == QEvent::ShortcutOverride && io.WantTextInput) {
        event->accept();
        return true;
    }
    const bool done = QOpenGLWidget::event(event);
    if (leaves_area(*event)) return done;
    if (!waiting_.empty() || (switched_ && is_switch(*event))) {
        if (takes(*event)) waiting_.emplace_back(event->clone());
    } else if (feed(io, *event)) {
        switched_ = switched_ || is_switch(*event);
    } else {
        return done;
    }
    draw_soon();
    event->accept();
    return true;
}

}  // namespace armillary::views
