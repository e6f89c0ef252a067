package os

import (
	"errors"
	"io/fs"
)

type (
	FileMode  = fs.FileMode
	FileInfo  = fs.FileInfo
	DirEntry  = fs.DirEntry
	PathError = fs.PathError
)

const (
	ModeDir        = fs.ModeDir
	ModeAppend     = fs.ModeAppend
	ModeExclusive  = fs.ModeExclusive
	ModeTemporary  = fs.ModeTemporary
	ModeSymlink    = fs.ModeSymlink
	ModeDevice     = fs.ModeDevice
	ModeNamedPipe  = fs.ModeNamedPipe
	ModeSocket     = fs.ModeSocket
	ModeSetuid     = fs.ModeSetuid
	ModeSetgid     = fs.ModeSetgid
	ModeCharDevice = fs.ModeCharDevice
	ModeSticky     = fs.ModeSticky
	ModeIrregular  = fs.ModeIrregular
	ModeType       = fs.ModeType
	ModePerm       = fs.ModePerm
)

const (
	O_RDONLY = 0x0
	O_WRONLY = 0x1
	O_RDWR   = 0x2
	O_APPEND = 0x400
	O_CREATE = 0x40
	O_EXCL   = 0x80
	O_SYNC   = 0x101000
	O_TRUNC  = 0x200

	DevNull           = "/dev/null"
	PathSeparator     = '/'
	PathListSeparator = ':'
)

var ErrProcessDone = errors.New("os: process already finished")

func notFound(op, name string) error {
	return &PathError{op, name, problem{"no such file or directory", ErrNotExist}}
}

// problem is what the system says.
type problem struct {
	text string
	kind error
}

func (p problem) Error() string        { return p.text }
func (p problem) Is(target error) bool { return target == p.kind && target != nil }

func TempDir() string             { return "/tmp" }
func Executable() (string, error) { return "/program", nil }
func Getuid() int                 { return 1000 }
func Getgid() int                 { return 1000 }
func Getppid() int                { return 1 }

// Process is this process, or one that is not there.
type Process struct {
	Pid int
}

func FindProcess(pid int) (*Process, error) { return &Process{pid}, nil }

// Signal reaches nobody: signals come from outside at any time anyway (os/signal).
func (p *Process) Signal(sig Signal) error { return nil }
func (p *Process) Kill() error             { return nil }
func (p *Process) Release() error          { return nil }

// A SyscallError is an error of a call to the system.
type SyscallError struct {
	Syscall string
	Err     error
}

func (e *SyscallError) Error() string { return e.Syscall + ": " + e.Err.Error() }

func (e *SyscallError) Unwrap() error { return e.Err }

func (e *SyscallError) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// NewSyscallError is nil if err is.
func NewSyscallError(syscall string, err error) error {
	if err == nil {
		return nil
	}
	return &SyscallError{syscall, err}
}
