using System.Buffers.Binary;
using System.Text;
using MLNetVision.Networks;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Networks;

/// <summary>
/// Weight files that lie, by hand and by ten thousand mutations, end in weights or in the one typed error, and take no memory for what they claim.
/// </summary>
public sealed class HostileWeightTests(Xunit.Abstractions.ITestOutputHelper output) : IDisposable
{
    private const int Inputs = 10_000;

    /// <summary>Exceptions with their traces, and what opening a file takes.</summary>
    private const long Overhead = 1 << 18;

    /// <summary>A token of JSON is twelve bytes, a digit of a shape a dimension of sixteen, a brain float becomes twice as long.</summary>
    private const long BytesPerByte = 64;

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"hostile-{Guid.NewGuid():N}.safetensors");

    public static TheoryData<string, string> Lies => new()
    {
        { Tensor("a", "F32", "[2]", 0, 8) + "," + Tensor("a", "F32", "[2]", 0, 8), "is there twice" },
        { "\"__metadata__\":{\"x\":\"1\"},\"__metadata__\":{\"x\":\"2\"}", "metadata twice" },
        { Tensor("a", "F32", "[1]", 0, 4) + "," + Tensor("b", "F32", "[2]", 0, 8), "overlaps 'a'" },
        { Tensor("a", "F32", "[2]", 0, 8) + "," + Tensor("b", "F32", "[1]", 4, 8), "overlaps 'a'" },
        { Tensor("a", "U8", "[8]", 0, 8) + "," + Tensor("b", "U8", "[0]", 4, 4), "overlaps 'a'" },
        { Tensor("a", "F32", "[1]", 4, 8), "begins at 4" },
        { Tensor("a", "F32", "[1]", 0, 4), "end at 4" },
        { "", "end at 0" },
        { Tensor("a", "F32", "[2]", 0, 1L << 40), "outside" },
        { Tensor("a", "F32", "[2]", 8, 0), "outside" },
        { Tensor("a", "F32", "[2]", 0, long.MaxValue), "outside" },
        { "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,18446744073709551615]}", "cannot be read" },
        { "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0.5,8]}", "cannot be read" },
        { "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8,8]}", "two numbers" },
        { "\"a\":{\"dtype\":null,\"shape\":[2],\"data_offsets\":[0,8]}", "kind ''" },
        { Tensor("a", "F32", "[4294967296,4294967296,4294967296]", 0, 8), "cannot be read" },
        { Tensor("a", "F32", "[9223372036854775807,2]", 0, 8), "cannot be read" },
        { Tensor("a", "F32", "[9223372036854775808]", 0, 8), "cannot be read" },
        { Tensor("a", "F32", "[-2]", 0, 8), "cannot be read" },
        { Tensor("a", "F32", "[1.5]", 0, 8), "cannot be read" },
        { Tensor("a", "F32", $"[{string.Join(',', Enumerable.Repeat(1, 17))}]", 0, 4), "17 axes" },
        { Tensor("a", "F32", "{}", 0, 8), "cannot be read" },
        { Tensor("a", "F8_E5M2", "[8]", 0, 8), "F8_E5M2" },
        { $"\"a\":{string.Concat(Enumerable.Repeat("[", 1000))}", "cannot be read" },
        { $"\"__metadata__\":{string.Concat(Enumerable.Repeat("{\"x\":", 200))}1{new string('}', 200)}", "cannot be read" },
        { "\"__metadata__\":{\"x\":[1]}", "cannot be read" },
        { "\"__metadata__\":7", "cannot be read" },
        { "\"a\":", "cannot be read" },
    };

    public void Dispose() => File.Delete(_path);

    [Theory]
    [MemberData(nameof(Lies))]
    public void A_header_that_lies_is_refused_with_what_is_wrong(string entries, string named)
    {
        File.WriteAllBytes(_path, Encode($"{{{entries}}}", new byte[8]));

        var error = Assert.Throws<WeightFormatException>(() => SafetensorsFile.Open(_path));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Contains(_path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 63)]
    [InlineData(100_000_001)]
    [InlineData(11)]
    public void A_length_that_the_file_does_not_have_is_refused(ulong length)
    {
        var bytes = new byte[18];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        File.WriteAllBytes(_path, bytes);

        Assert.Throws<WeightFormatException>(() => SafetensorsFile.Open(_path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_file_without_a_header_is_refused(int length)
    {
        File.WriteAllBytes(_path, new byte[length]);

        Assert.Throws<WeightFormatException>(() => SafetensorsFile.Open(_path));
    }

    /// <summary>A thousand brain floats tensors over the same megabyte would become two gigabytes.</summary>
    [Fact]
    public void Ranges_that_are_told_many_times_take_no_memory()
    {
        const int Length = 1 << 20;
        var entries = Enumerable.Range(0, 1000).Select(i => Tensor($"t{i}", "BF16", $"[{Length / 2}]", 0, Length));
        File.WriteAllBytes(_path, Encode($"{{{string.Join(',', entries)}}}", new byte[Length]));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<WeightFormatException>(() => SafetensorsFile.Open(_path));

        Assert.Contains("overlaps", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
    }

    [Fact]
    public void Ten_thousand_damaged_files_end_in_weights_or_the_typed_error()
    {
        using var stream = new FileStream(_path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        var report = new HostileInput<WeightFormatException>
        {
            Seeds = Seeds(),
            Seed = 77,
            Repair = WithLength,
            MayAllocate = length => Overhead + (BytesPerByte * length),
        }.Run(Inputs, bytes => Open(stream, bytes));

        output.WriteLine($"{report}");
        Assert.InRange(report.Refused, Inputs / 2, Inputs - 100);
    }

    private static List<byte[]> Seeds() =>
    [
        Encode(
            $"{{\"__metadata__\":{{\"format\":\"pt\"}},{Tensor("a.weight", "F32", "[1,2]", 0, 8)},{Tensor("h", "F16", "[2]", 8, 12)},"
            + $"{Tensor("b", "BF16", "[3]", 12, 18)},{Tensor("n", "I64", "[]", 18, 26)},{Tensor("d", "F64", "[1]", 26, 34)},"
            + $"{Tensor("i", "I32", "[1,1]", 34, 38)},{Tensor("t", "BOOL", "[2]", 38, 40)},{Tensor("u", "U8", "[0,5]", 40, 40)}}}",
            [.. Enumerable.Range(0, 40).Select(i => (byte)i)]),
        Encode($"{{{Tensor("w", "F32", "[2,2]", 0, 16)}}}   ", new byte[16]),
        Encode("{}", []),
    ];

    private static string Tensor(string name, string kind, string shape, long start, long end) =>
        $"\"{name}\":{{\"dtype\":\"{kind}\",\"shape\":{shape},\"data_offsets\":[{start},{end}]}}";

    private static byte[] Encode(string header, byte[] data)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)text.Length);
        return [.. length, .. text, .. data];
    }

    /// <summary>The length of the header made right again, as far as its last bracket.</summary>
    private static byte[] WithLength(byte[] file)
    {
        var end = Array.LastIndexOf(file, (byte)'}');
        if (file.Length >= 8 && end >= 8)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)(end + 1 - 8));
        }

        return file;
    }

    /// <summary>
    /// Opens a file and reads all that it gives. One file is written anew for all inputs: making ten thousand takes longer than reading them.
    /// </summary>
    private void Open(FileStream stream, byte[] bytes)
    {
        stream.Position = 0;
        stream.Write(bytes);
        stream.SetLength(bytes.Length);
        stream.Flush();
        using var file = SafetensorsFile.Open(_path);
        foreach (var weight in file.Weights.Values)
        {
            Assert.Equal(weight.Shape.Elements().Size, weight.ToFloats().Length);
        }
    }
}
