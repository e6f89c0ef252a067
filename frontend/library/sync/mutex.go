// Package sync: locks are operations of the model; the rest is written with them, as Go's own package is.
package sync

// Locker is anything that can be locked.
type Locker interface {
	Lock()
	Unlock()
}

// Mutex is one word: 0 free, 1 locked.
type Mutex struct {
	state int
}

func (m *Mutex) Lock()
func (m *Mutex) TryLock() bool
func (m *Mutex) Unlock()

// RWMutex prefers writers: one that waits blocks new readers.
type RWMutex struct {
	announced bool
	writing   bool
	readers   int
}

func (rw *RWMutex) Lock()
func (rw *RWMutex) TryLock() bool
func (rw *RWMutex) Unlock()
func (rw *RWMutex) RLock()
func (rw *RWMutex) TryRLock() bool
func (rw *RWMutex) RUnlock()

// RLocker gives the read lock as a Locker.
func (rw *RWMutex) RLocker() Locker { return (*rlocker)(rw) }

type rlocker RWMutex

func (r *rlocker) Lock()   { (*RWMutex)(r).RLock() }
func (r *rlocker) Unlock() { (*RWMutex)(r).RUnlock() }
