namespace MLNetVision.Networks;

/// <summary>A value that a network gives its user, under a name.</summary>
public sealed record NetworkOutput(string Name, ValueRef Value);
