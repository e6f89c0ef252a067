package os

import (
	"errors"
	"io/fs"
)

// There are no files: opening finds none, and writing one is accepted and forgotten.

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

func notFound(op, name string) error { return &PathError{op, name, noSuchFile{}} }

// noSuchFile is what the system says of a file that is not there.
type noSuchFile struct{}

func (noSuchFile) Error() string        { return "no such file or directory" }
func (noSuchFile) Is(target error) bool { return target == ErrNotExist }

func Open(name string) (*File, error)      { return nil, notFound("open", name) }
func ReadFile(name string) ([]byte, error) { return nil, notFound("open", name) }
func Remove(name string) error             { return notFound("remove", name) }
func Create(name string) (*File, error)    { return OpenFile(name, O_CREATE, 0666) }

func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	if flag&O_CREATE == 0 {
		return nil, notFound("open", name)
	}
	return &File{3}, nil
}

func Stat(name string) (FileInfo, error)      { return nil, notFound("stat", name) }
func Lstat(name string) (FileInfo, error)     { return nil, notFound("lstat", name) }
func ReadDir(name string) ([]DirEntry, error) { return nil, notFound("open", name) }
func Rename(oldpath, newpath string) error    { return notFound("rename", oldpath) }

// CreateTemp's file is named after its pattern, the last star replaced.
func CreateTemp(dir, pattern string) (*File, error) { return &File{3}, nil }

func WriteFile(name string, data []byte, perm FileMode) error { return nil }
func Mkdir(name string, perm FileMode) error                  { return nil }
func MkdirAll(path string, perm FileMode) error               { return nil }
func RemoveAll(path string) error                             { return nil }
func MkdirTemp(dir, pattern string) (string, error)           { return "/tmp/" + pattern, nil }
func TempDir() string                                         { return "/tmp" }
func Getwd() (dir string, err error)                          { return "/", nil }
func Chdir(dir string) error                                  { return nil }
func Executable() (string, error)                             { return "/program", nil }
func Getuid() int                                             { return 1000 }
func Getgid() int                                             { return 1000 }
func Getppid() int                                            { return 1 }

// The environment starts empty.
var environment map[string]string

//stalemate:atomic
func set(key, value string) {
	if environment == nil {
		environment = map[string]string{}
	}
	environment[key] = value
}

//stalemate:atomic
func Unsetenv(key string) error {
	delete(environment, key)
	return nil
}

//stalemate:atomic
func LookupEnv(key string) (string, bool) {
	value, ok := environment[key]
	return value, ok
}

//stalemate:atomic
func Clearenv() { environment = nil }

func Setenv(key, value string) error {
	if key == "" {
		return errors.New("setenv: invalid argument")
	}
	set(key, value)
	return nil
}

func Getenv(key string) string {
	value, _ := LookupEnv(key)
	return value
}

func Environ() []string { return nil }

// Process is this process, or one that is not there.
type Process struct {
	Pid int
}

func FindProcess(pid int) (*Process, error) { return &Process{pid}, nil }

// Signal reaches nobody: signals come from outside at any time anyway (os/signal).
func (p *Process) Signal(sig Signal) error { return nil }
func (p *Process) Kill() error             { return nil }
func (p *Process) Release() error          { return nil }
