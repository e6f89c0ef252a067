// Package log. Time stamps and file names are left out: a line is the prefix and the message. A line for the standard error or a
// file is written at once; a Logger with a writer of the program's own holds its lock while that writes, as Go's does, and so does
// changing the writer. Such a writer is given the Logger's buffer, which the next line overwrites.
package log

import (
	"fmt"
	"io"
	"os"
	"sync"
)

const (
	Ldate = 1 << iota
	Ltime
	Lmicroseconds
	Llongfile
	Lshortfile
	LUTC
	Lmsgprefix
	LstdFlags = Ldate | Ltime
)

func writeErr(s string)

// endLine adds a newline unless there is one.
func endLine(s string) string

// Logger without a writer writes to the standard error.
type Logger struct {
	writing sync.Mutex
	out     io.Writer // changes only under the lock
	buf     []byte    // of the last line, for the next
	prefix  string
	flags   int
	handing hander
}

// A hander gives a line to a writer of the program's own. It is behind an interface, so that in programs without such a writer what is
// logged goes nowhere, and decides nothing.
type hander interface {
	hand(out io.Writer, buf []byte, s string) (kept []byte, err error)
}

type byBuffer struct{}

func (byBuffer) hand(out io.Writer, buf []byte, s string) (kept []byte, err error) {
	if cap(buf) < len(s) {
		// Rounded up, as memory is.
		buf = make([]byte, 0, (len(s)+7)&^7)
	}
	buf = append(buf[:0], s...)
	_, err = out.Write(buf)
	return buf, err
}

func New(out io.Writer, prefix string, flag int) *Logger {
	return &Logger{out: out, prefix: prefix, flags: flag, handing: byBuffer{}}
}

var std = Logger{flags: LstdFlags}

func Default() *Logger { return &std }

//stalemate:atomic
func (l *Logger) settings() (out io.Writer, prefix string) { return l.out, l.prefix }

// writeAtOnce writes to a file or nowhere, which nothing can interrupt; other writers are left to the caller.
func writeAtOnce(out io.Writer, s string) (written bool, err error) {
	if out == nil {
		writeErr(s)
		return true, nil
	}
	if f, ok := out.(*os.File); ok {
		_, err = f.WriteString(s)
		return true, err
	}
	return out == io.Discard, nil
}

func (l *Logger) print(s string) error {
	out, prefix := l.settings()
	if written, err := writeAtOnce(out, prefix+endLine(s)); written {
		return err
	}
	l.writing.Lock()
	defer l.writing.Unlock()
	out, prefix, buf := l.begin()
	s = prefix + endLine(s)
	if written, err := writeAtOnce(out, s); written {
		return err
	}
	if _, ok := out.(interface{ AvailableBuffer() []byte }); ok {
		// A bytes.Buffer or bufio.Writer makes a copy: the buffer would make no difference.
		_, err := out.Write([]byte(s))
		return err
	}
	buf, err := l.handing.hand(out, buf, s)
	l.end(buf)
	return err
}

// begin takes the buffer, which nobody else needs while the lock is held.
//
//stalemate:atomic
func (l *Logger) begin() (out io.Writer, prefix string, buf []byte) {
	buf, l.buf = l.buf, nil
	return l.out, l.prefix, buf
}

//stalemate:atomic
func (l *Logger) end(buf []byte) { l.buf = buf }

//stalemate:atomic
func (l *Logger) setOutput(w io.Writer) { l.out, l.handing = w, byBuffer{} }

func (l *Logger) SetOutput(w io.Writer) {
	l.writing.Lock()
	l.setOutput(w)
	l.writing.Unlock()
}

//stalemate:atomic
func (l *Logger) SetPrefix(prefix string) { l.prefix = prefix }

//stalemate:atomic
func (l *Logger) SetFlags(flag int) { l.flags = flag }

//stalemate:atomic
func (l *Logger) Prefix() string { return l.prefix }

//stalemate:atomic
func (l *Logger) Flags() int { return l.flags }

func (l *Logger) Writer() io.Writer {
	l.writing.Lock()
	out, _ := l.settings()
	l.writing.Unlock()
	if out != nil {
		return out
	}
	return os.Stderr
}

func (l *Logger) Output(calldepth int, s string) error { return l.print(s) }

func (l *Logger) Print(v ...any)                 { l.print(fmt.Sprint(v...)) }
func (l *Logger) Printf(format string, v ...any) { l.print(fmt.Sprintf(format, v...)) }
func (l *Logger) Println(v ...any)               { l.print(fmt.Sprintln(v...)) }

func (l *Logger) Fatal(v ...any) {
	l.print(fmt.Sprint(v...))
	os.Exit(1)
}

func (l *Logger) Fatalf(format string, v ...any) {
	l.print(fmt.Sprintf(format, v...))
	os.Exit(1)
}

func (l *Logger) Fatalln(v ...any) {
	l.print(fmt.Sprintln(v...))
	os.Exit(1)
}

func (l *Logger) Panic(v ...any) {
	s := fmt.Sprint(v...)
	l.print(s)
	panic(s)
}

func (l *Logger) Panicf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	l.print(s)
	panic(s)
}

func (l *Logger) Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	l.print(s)
	panic(s)
}

func SetOutput(w io.Writer)                { std.SetOutput(w) }
func SetPrefix(prefix string)              { std.SetPrefix(prefix) }
func SetFlags(flag int)                    { std.SetFlags(flag) }
func Prefix() string                       { return std.Prefix() }
func Flags() int                           { return std.Flags() }
func Writer() io.Writer                    { return std.Writer() }
func Output(calldepth int, s string) error { return std.print(s) }
func Print(v ...any)                       { std.print(fmt.Sprint(v...)) }
func Printf(format string, v ...any)       { std.print(fmt.Sprintf(format, v...)) }
func Println(v ...any)                     { std.print(fmt.Sprintln(v...)) }
func Fatal(v ...any)                       { std.Fatal(v...) }
func Fatalf(format string, v ...any)       { std.Fatalf(format, v...) }
func Fatalln(v ...any)                     { std.Fatalln(v...) }
func Panic(v ...any)                       { std.Panic(v...) }
func Panicf(format string, v ...any)       { std.Panicf(format, v...) }
func Panicln(v ...any)                     { std.Panicln(v...) }
