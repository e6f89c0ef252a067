//stalemate:expect safe
//stalemate:go exit
//stalemate:source a configuration behind an embedded RWMutex

// Dump reads the map itself.
package main

import (
	"fmt"
	"sync"
)

type Config struct {
	sync.RWMutex
	values map[string]string
	subs   []func(k, v string)
}

type Manager struct {
	cfg  Config
	name string
}

func (m *Manager) Get(k string) string {
	m.cfg.RLock()
	defer m.cfg.RUnlock()
	return m.cfg.values[k]
}

func (m *Manager) Dump() string {
	m.cfg.RLock()
	defer m.cfg.RUnlock()
	s := m.name
	for k := range m.cfg.values {
		s += k + "=" + m.cfg.values[k] + ";"
	}
	return s
}

func (m *Manager) Set(k, v string) {
	m.cfg.Lock()
	m.cfg.values[k] = v
	subs := m.cfg.subs
	m.cfg.Unlock()
	for _, f := range subs {
		f(k, v)
	}
}

func main() {
	m := &Manager{name: "m", cfg: Config{values: map[string]string{"a": "1", "b": "2"}}}
	m.cfg.subs = append(m.cfg.subs, func(k, v string) { fmt.Println(k, v, m.Get(k)) })
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		fmt.Println(m.Dump())
	}()
	go func() {
		defer wg.Done()
		m.Set("a", "3")
	}()
	wg.Wait()
}
