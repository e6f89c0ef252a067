package main

import "fmt"

type event interface{ text() string }
type tick int
type alarm struct {
	number int
	reason string
}

func (t tick) text() string  { return fmt.Sprint("tick ", int(t)) }
func (a alarm) text() string { return fmt.Sprintf("alarm %d: %s", a.number, a.reason) }

func main() {
	events := make(chan event, 1)
	go func() {
		for i := 0; ; i += 2 {
			events <- tick(i)
			events <- alarm{i + 1, fmt.Sprint("reason ", i)}
		}
	}()
	for e := range events {
		fmt.Println(e.text())
	}
}
