// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QOpenGLWidget>
#include <deque>
#include <memory>

#include "views/train/debugger/debugger_view.h"
#include "views/train/debugger/imgui_font.h"

namespace armillary::views {

/// Where the debugger is drawn by Dear ImGui, with a context of its own. Only to be made where OpenGL is
/// (opengl.h). A frame is drawn when something happens, and one or two after it: the library reacts a frame late.
class ImguiWidget : public QOpenGLWidget {
    Q_OBJECT
 public:
    explicit ImguiWidget(DebuggerState& state, QWidget* parent = nullptr);
    ~ImguiWidget() override;

    /// What the state holds has changed.
    void draw_soon();
    const DebuggerView& view() const { return view_; }
    /// Frames drawn so far, and how often OpenGL was set up.
    int64_t frames() const { return frames_; }
    int set_ups() const { return set_ups_; }

 Q_SIGNALS:
    void requested();  ///< the state has requests to carry out

 protected:
    void initializeGL() override;
    void paintGL() override;
    bool event(QEvent* event) override;

 private:
    void take_down();
    void feed_waiting();
    void dress();
    void build_font();

    DebuggerState& state_;
    DebuggerView view_;
    DebuggerWords words_;
    DebuggerLook look_;
    ImguiFont font_;
    ImGuiContext* context_;
    QElapsedTimer clock_;
    /// Events since the last frame that would undo what it has not seen yet: a click is a press and a release.
    std::deque<std::unique_ptr<QEvent>> waiting_;
    bool switched_ = false;  ///< a button or key has changed since the last frame
    int due_ = 0;            ///< frames still to be drawn
    int64_t frames_ = 0;
    int set_ups_ = 0;
    bool ready_ = false;  ///< the library holds things of the OpenGL context
};

/// The theme's colours and scale of the moment.
DebuggerLook themed_look();

}  // namespace armillary::views
