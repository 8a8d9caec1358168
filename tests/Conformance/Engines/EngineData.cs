using System.Collections;
using System.Reflection;
using Xunit.Sdk;

namespace MLNetVision.Tests.Conformance.Engines;

/// <summary>
/// Rows of a theory that takes an engine last: for each of the engines, the values of a static member of the test class,
/// or nothing else where no member is named.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class OnEnginesAttribute(string? member, params string[] engines) : DataAttribute
{
    /// <summary>The engines.</summary>
    protected virtual IEnumerable<string> Engines => engines;

    /// <inheritdoc/>
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        Rows(testMethod).SelectMany(row => Engines.Select(engine => (object[])[.. row, engine]));

    /// <summary>The rows without an engine.</summary>
    protected virtual IEnumerable<object[]> Rows(MethodInfo testMethod)
    {
        var property = member is null
            ? null
            : testMethod.DeclaringType!.GetProperty(member, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);
        return property is null ? [[]] : ((IEnumerable)property.GetValue(null)!).Cast<object[]>();
    }
}

/// <summary>
/// The rows of a theory for TorchSharp, on the CPU and where there is one on a CUDA device. Where it is missing there are none; of each family of theories one
/// tells, by a single row that is skipped.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnTorchAttribute(string? member = null) : OnEnginesAttribute(member)
{
    /// <summary>Whether it tells that the Torch leg did not run.</summary>
    public bool Tells { get; init; }

    /// <inheritdoc/>
    public override string? Skip
    {
        get => Tells && TorchLeg.WhyNot is { } lack ? $"The Torch leg did not run: {lack}" : null;
        set => throw new NotSupportedException("What is here decides.");
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> Engines => Skip is null ? TorchLeg.Names : [TorchLeg.Cpu];

    /// <inheritdoc/>
    protected override IEnumerable<object[]> Rows(MethodInfo testMethod) => Skip is null ? base.Rows(testMethod) : base.Rows(testMethod).Take(1);
}
