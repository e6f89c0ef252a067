package os

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"time"
)

// File is one of the standard streams, or an open file: then it has a node.
type File struct {
	fd     int
	name   string
	node   *node
	flag   int
	at     int
	closed bool
	memory writer
}

// A writer keeps what is written to a file that the program has opened. It is behind an interface, so that in programs that open none
// what is printed on the standard output and error goes nowhere, and decides nothing.
type writer interface {
	write(f *File, s string) (n int, err error)
}

type inMemory struct{}

var (
	Stdin  = standardInput()
	Stdout = &File{fd: 1, name: "/dev/stdout"}
	Stderr = &File{fd: 2, name: "/dev/stderr"}
)

func (f *File) Write(p []byte) (n int, err error) { return f.WriteString(string(p)) }

//stalemate:constant
func (f *File) WriteString(s string) (n int, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	switch f.fd {
	case 1:
		writeOut(s)
	case 2:
		writeErr(s)
	case 3:
		return f.memory.write(f, s)
	}
	return len(s), nil
}

//stalemate:atomic
func (inMemory) write(f *File, s string) (n int, err error) {
	if f.closed {
		return 0, closed("write", f.name)
	}
	if f.flag&(O_WRONLY|O_RDWR) == 0 {
		return 0, &PathError{"write", f.name, problem{"bad file descriptor", nil}}
	}
	content := f.node.content
	if f.flag&O_APPEND != 0 {
		f.at = len(content)
	}
	for len(content) < f.at {
		content += "\x00"
	}
	rest := ""
	if end := f.at + len(s); end < len(content) {
		rest = content[end:]
	}
	f.node.content = content[:f.at] + s + rest
	f.at += len(s)
	return len(s), nil
}

//stalemate:constant
func (f *File) Read(p []byte) (n int, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	if f.fd < 3 {
		return noInput(p)
	}
	s, err := f.read(len(p))
	return copy(p, s), err
}

//stalemate:assumes the standard input is empty
func standardInput() *File { return &File{fd: 0, name: "/dev/stdin"} }

func noInput(p []byte) (n int, err error) {
	if len(p) == 0 {
		return 0, nil
	}
	return 0, io.EOF
}

//stalemate:atomic
func (f *File) read(size int) (s string, err error) {
	s, err = f.readAt(size, int64(f.at))
	if s != "" {
		err = nil // less than asked for is enough
	}
	f.at += len(s)
	return s, err
}

//stalemate:atomic
func (f *File) readAt(size int, off int64) (s string, err error) {
	switch {
	case f.closed:
		return "", closed("read", f.name)
	case off < 0:
		return "", &PathError{"readat", f.name, errors.New("negative offset")}
	case f.node == nil:
		return "", &PathError{"read", f.name, problem{"illegal seek", nil}}
	case f.node.isDir():
		return "", isDirectory("read", f.name)
	case f.flag&O_WRONLY != 0:
		return "", &PathError{"read", f.name, problem{"bad file descriptor", nil}}
	case size == 0:
		return "", nil
	case off >= int64(len(f.node.content)):
		return "", io.EOF
	}
	s = f.node.content[off:]
	if len(s) < size {
		return s, io.EOF
	}
	return s[:size], nil
}

// ReadAt reads from an offset, and leaves where Read goes on.
func (f *File) ReadAt(p []byte, off int64) (n int, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	s, err := f.readAt(len(p), off)
	return copy(p, s), err
}

//stalemate:atomic
func (f *File) writeAt(s string, off int64) (n int, err error) {
	switch {
	case f.flag&O_APPEND != 0:
		return 0, errors.New("os: invalid use of WriteAt on file opened with O_APPEND")
	case off < 0:
		return 0, &PathError{"writeat", f.name, errors.New("negative offset")}
	case f.node == nil:
		return 0, &PathError{"write", f.name, problem{"illegal seek", nil}}
	}
	at := f.at
	f.at = int(off)
	n, err = f.memory.write(f, s)
	f.at = at
	return n, err
}

// WriteAt writes at an offset, and leaves where Write goes on.
func (f *File) WriteAt(p []byte, off int64) (n int, err error) {
	if f == nil {
		return 0, ErrInvalid
	}
	return f.writeAt(string(p), off)
}

// Seek, Stat and Truncate know nothing of the standard streams.
//
//stalemate:atomic
func (f *File) Seek(offset int64, whence int) (ret int64, err error) {
	switch {
	case f == nil:
		return 0, ErrInvalid
	case f.closed:
		return 0, closed("seek", f.name)
	case f.node == nil:
		return 0, &PathError{"seek", f.name, problem{"illegal seek", nil}}
	case whence == io.SeekCurrent:
		offset += int64(f.at)
	case whence == io.SeekEnd:
		offset += int64(len(f.node.content))
	}
	if offset < 0 || whence < io.SeekStart || whence > io.SeekEnd {
		return 0, &PathError{"seek", f.name, problem{"invalid argument", ErrInvalid}}
	}
	f.at = int(offset)
	return offset, nil
}

//stalemate:atomic
func (f *File) Truncate(size int64) error {
	switch {
	case f == nil:
		return ErrInvalid
	case f.closed:
		return closed("truncate", f.name)
	case f.node == nil || size < 0:
		return &PathError{"truncate", f.name, problem{"invalid argument", ErrInvalid}}
	}
	for int64(len(f.node.content)) < size {
		f.node.content += "\x00"
	}
	f.node.content = f.node.content[:size]
	return nil
}

//stalemate:constant
func (f *File) Close() error {
	switch {
	case f == nil:
		return ErrInvalid
	case f.fd < 3:
		return nil
	}
	return f.close()
}

//stalemate:atomic
func (f *File) close() error {
	if f.closed {
		return closed("close", f.name)
	}
	f.closed = true
	return nil
}

func (f *File) Sync() error { return nil }

//stalemate:constant
func (f *File) Fd() uintptr { return uintptr(f.fd) }

//stalemate:constant
func (f *File) Name() string { return f.name }

//stalemate:atomic
func (f *File) Stat() (FileInfo, error) {
	switch {
	case f == nil:
		return nil, ErrInvalid
	case f.closed:
		return nil, closed("stat", f.name)
	case f.node == nil:
		return &fileInfo{path.Base(f.name), 0, ModeDevice | ModeCharDevice | 0620}, nil
	}
	return describe(f.name, f.node), nil
}

// fileInfo is what a file was like when it was asked for.
type fileInfo struct {
	name string
	size int64
	mode FileMode
}

func describe(name string, n *node) FileInfo {
	return &fileInfo{path.Base(name), int64(len(n.content)), n.mode}
}

func (i *fileInfo) Name() string       { return i.name }
func (i *fileInfo) Size() int64        { return i.size }
func (i *fileInfo) Mode() FileMode     { return i.mode }
func (i *fileInfo) ModTime() time.Time { return time.Now() }
func (i *fileInfo) IsDir() bool        { return i.mode.IsDir() }
func (i *fileInfo) Sys() any           { return nil }

//stalemate:atomic
func describedAt(n *node, name string) FileInfo { return describe(name, n) }

func Stat(name string) (FileInfo, error) {
	n, err := look("stat", name)
	if err != nil {
		return nil, err
	}
	return describedAt(n, name), nil
}

func Lstat(name string) (FileInfo, error) {
	n, err := look("lstat", name)
	if err != nil {
		return nil, err
	}
	return describedAt(n, name), nil
}

// entries are what is in a directory, sorted by name.
//
//stalemate:atomic
func entries(dir string) []DirEntry {
	dir = full(dir)
	var names []string
	for name := range files {
		if name != dir && path.Dir(name) == dir {
			at := len(names)
			names = append(names, name)
			for ; at > 0 && names[at-1] > name; at-- {
				names[at] = names[at-1]
			}
			names[at] = name
		}
	}
	var all []DirEntry
	for _, name := range names {
		all = append(all, fs.FileInfoToDirEntry(describe(name, files[name])))
	}
	return all
}

func ReadDir(name string) ([]DirEntry, error) {
	n, err := look("open", name)
	if err != nil {
		return nil, err
	}
	if !n.isDir() {
		return nil, &PathError{"readdirent", name, errors.New("not a directory")}
	}
	return entries(name), nil
}
