package strings

// Builder collects a string. Like Go's it must not be used by two goroutines at once.
type Builder struct {
	s    string
	self *Builder // once something was written
	room int      // what Grow has made room for
}

// use panics if b was copied after something was written to it. That self changes does not matter: it is nil or b.
//
//stalemate:constant
func (b *Builder) use() {
	if b.self == nil {
		b.self = b
	} else if b.self != b {
		panic("strings: illegal use of non-zero Builder copied by value")
	}
}

func (b *Builder) String() string { return b.s }
func (b *Builder) Len() int       { return len(b.s) }
func (b *Builder) Reset()         { *b = Builder{} }

func (b *Builder) Cap() int {
	if n := len(b.s); n > b.room {
		return n
	}
	return b.room
}

// Grow moves the text if there is not enough room.
func (b *Builder) Grow(n int) {
	b.use()
	if n < 0 {
		panic("strings.Builder.Grow: negative count")
	}
	if c := b.Cap(); c-len(b.s) < n {
		b.room = 2*c + n
		text := b.s
		b.s = text
	}
}

func (b *Builder) Write(p []byte) (int, error) {
	b.use()
	b.s += string(p)
	return len(p), nil
}

func (b *Builder) WriteByte(c byte) error {
	b.use()
	b.s += string([]byte{c})
	return nil
}

func (b *Builder) WriteRune(r rune) (int, error) {
	b.use()
	text := string(r)
	b.s += text
	return len(text), nil
}

func (b *Builder) WriteString(s string) (int, error) {
	b.use()
	b.s += s
	return len(s), nil
}
