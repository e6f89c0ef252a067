package time

// runtimeTimer is known to the machine (model/timer.hpp): its fields are its words. The last two count under ordered time only;
// left is the machine's own.
type runtimeTimer struct {
	armed    bool
	periodic bool
	channel  chan Time
	function func()
	left     Duration
	duration Duration
}

func startTimer(t *runtimeTimer)
func stopTimer(t *runtimeTimer) bool

// goVersion is that of the program: 122 for go 1.22.
func goVersion() int

// A Timer fires once, at any time after it is started.
type Timer struct {
	C <-chan Time
	r runtimeTimer
}

func NewTimer(d Duration) *Timer {
	c := make(chan Time, 1)
	t := &Timer{C: c, r: runtimeTimer{channel: c, duration: d}}
	startTimer(&t.r)
	return t
}

// AfterFunc calls f in a goroutine of its own at any time after now.
func AfterFunc(d Duration, f func()) *Timer {
	t := &Timer{r: runtimeTimer{function: f, duration: d}}
	startTimer(&t.r)
	return t
}

// stop disarms the timer. Since Go 1.23 what it has sent and nobody received is taken back, and it then counts as stopped in time.
//
//stalemate:atomic
func (t *runtimeTimer) stop() bool {
	active := stopTimer(t)
	if goVersion() >= 123 && t.channel != nil && len(t.channel) > 0 {
		<-t.channel
		active = true
	}
	return active
}

//stalemate:atomic
func (t *runtimeTimer) reset(d Duration) bool {
	active := stopTimer(t)
	if goVersion() >= 123 && t.channel != nil && len(t.channel) > 0 {
		<-t.channel
		active = true
	}
	t.duration = d
	startTimer(t)
	return active
}

//stalemate:constant
func (t *Timer) Stop() bool {
	if t.r.channel == nil && t.r.function == nil {
		panic("time: Stop called on uninitialized Timer")
	}
	return t.r.stop()
}

//stalemate:constant
func (t *Timer) Reset(d Duration) bool {
	if t.r.channel == nil && t.r.function == nil {
		panic("time: Reset called on uninitialized Timer")
	}
	return t.r.reset(d)
}

func After(d Duration) <-chan Time { return NewTimer(d).C }

// A Ticker fires again and again; ticks nobody reads are dropped.
type Ticker struct {
	C <-chan Time
	r runtimeTimer
}

func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	c := make(chan Time, 1)
	t := &Ticker{C: c, r: runtimeTimer{channel: c, periodic: true, duration: d}}
	startTimer(&t.r)
	return t
}

//stalemate:constant
func (t *Ticker) Stop() {
	if t.r.channel != nil {
		t.r.stop()
	}
}

//stalemate:constant
func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if t.r.channel == nil {
		panic("time: Reset called on uninitialized Ticker")
	}
	t.r.reset(d)
}

func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}
