using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLNetVision.Tests.Parity.Imaging;

/// <summary>One case of a fixture: an operation, the picture it was given, and where its result lies.</summary>
public sealed record FixtureCase(string Operation, string Peer, PictureSpec Input, JsonElement Arguments, OutputSpec Output)
{
    /// <summary>What the case is called in a test's name.</summary>
    public override string ToString() => $"{Operation} {Peer} {Input} {Arguments.GetRawText()}";

    public int Int(string name) => Arguments.GetProperty(name).GetInt32();

    public double Number(string name) => Arguments.GetProperty(name).GetDouble();

    public bool Flag(string name) => Arguments.GetProperty(name).GetBoolean();

    public string Text(string name) => Arguments.GetProperty(name).GetString()!;

    public double[] Numbers(string name) => [.. Arguments.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];

    public TEnum Member<TEnum>(string name)
        where TEnum : struct => Enum.Parse<TEnum>(Text(name));
}

/// <summary>A picture that the generator's script can make too.</summary>
public sealed record PictureSpec(string Kind, string Type, int Width, int Height, int Channels, ulong Seed)
{
    [JsonIgnore]
    public bool IsByte => Type == "byte";

    public override string ToString() => $"{Width}x{Height}x{Channels} {Kind} {Type}";
}

/// <summary>A result in the fixture's binary file.</summary>
public sealed record OutputSpec(string Type, int Width, int Height, int Channels, int Offset);
