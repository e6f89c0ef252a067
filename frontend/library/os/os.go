// Package os: leaving the process and the standard streams.
package os

func Exit(code int)

func writeOut(s string)
func writeErr(s string)

var Args = arguments()

//stalemate:assumes os.Args is the program's name alone
func arguments() []string { return []string{"program"} }
