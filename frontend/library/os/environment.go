package os

import "errors"

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
func lookUp(key string) (string, bool) {
	value, ok := environment[key]
	return value, ok
}

//stalemate:assumes the environment starts empty
func LookupEnv(key string) (string, bool) { return lookUp(key) }

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

//stalemate:atomic
func Environ() []string {
	var all []string
	for key, value := range environment {
		all = append(all, key+"="+value)
	}
	return all
}

func UserHomeDir() (string, error) {
	if home := Getenv("HOME"); home != "" {
		return home, nil
	}
	return "", errors.New("$HOME is not defined")
}
