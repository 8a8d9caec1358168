namespace MLNetVision.Cli;

/// <summary>What a command was given cannot be used; the message says what and why.</summary>
internal sealed class CommandException(string message) : Exception(message);
