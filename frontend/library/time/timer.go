package time

// runtimeTimer is known to the machine (model/timer.hpp): the fields are its words.
type runtimeTimer struct {
	armed    bool
	periodic bool
	channel  chan Time
	function func()
}

func startTimer(t *runtimeTimer)
func stopTimer(t *runtimeTimer) bool

// A Timer fires once, at any time after it is started.
type Timer struct {
	C <-chan Time
	r runtimeTimer
}

func NewTimer(d Duration) *Timer {
	c := make(chan Time, 1)
	t := &Timer{C: c, r: runtimeTimer{channel: c}}
	startTimer(&t.r)
	return t
}

// AfterFunc calls f in a goroutine of its own at any time after now.
func AfterFunc(d Duration, f func()) *Timer {
	t := &Timer{r: runtimeTimer{function: f}}
	startTimer(&t.r)
	return t
}

func (t *Timer) Stop() bool {
	if t.r.channel == nil && t.r.function == nil {
		panic("time: Stop called on uninitialized Timer")
	}
	return stopTimer(&t.r)
}

func (t *Timer) Reset(d Duration) bool {
	if t.r.channel == nil && t.r.function == nil {
		panic("time: Reset called on uninitialized Timer")
	}
	active := stopTimer(&t.r)
	startTimer(&t.r)
	return active
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
	t := &Ticker{C: c, r: runtimeTimer{channel: c, periodic: true}}
	startTimer(&t.r)
	return t
}

func (t *Ticker) Stop() { stopTimer(&t.r) }

func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	stopTimer(&t.r)
	startTimer(&t.r)
}

func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}
