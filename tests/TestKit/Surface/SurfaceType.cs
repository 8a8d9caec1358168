namespace MLNetVision.Tests.TestKit.Surface;

/// <summary>A public type: its full name, kind ("sealed class"), base class and interfaces, generic constraints and members.</summary>
public sealed record SurfaceType(string Name, string Kind, IReadOnlyList<string> Bases, string Constraints, IReadOnlyList<string> Members);
