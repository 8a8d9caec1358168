using System.Buffers.Binary;
using System.Text;
using MLNetVision.Networks;
using MLNetVision.Networks.Zoo;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Networks;

public sealed class WeightTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"weights-{Guid.NewGuid():N}.safetensors");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Weights_come_back_from_a_file()
    {
        var weights = WeightSet.Initialise(SmallCnn.Build(), 1);

        SafetensorsFile.Write(_path, weights, new Dictionary<string, string> { ["seed"] = "1" });
        using var file = SafetensorsFile.Open(_path);

        Assert.Equal("1", file.Metadata["seed"]);
        Assert.Equal(weights.Keys, file.Weights.Keys);
        Assert.All(weights, w => Assert.Equal(w.Value.ToFloats(), file.Weights[w.Key].ToFloats()));
    }

    [Fact]
    public void A_stream_has_the_bytes_of_a_file_and_memory_is_read_as_a_file_is()
    {
        var weights = WeightSet.Initialise(SmallCnn.Build(), 1);
        using var stream = new MemoryStream();

        SafetensorsFile.Write(_path, weights);
        SafetensorsFile.Write(stream, weights);
        var read = SafetensorsFile.Read(stream.ToArray(), "memory");

        Assert.Equal(File.ReadAllBytes(_path), stream.ToArray());
        Assert.Equal(weights.Keys, read.Keys);
        Assert.All(weights, w => Assert.Equal(w.Value.ToFloats(), read[w.Key].ToFloats()));
        var error = Assert.Throws<WeightFormatException>(() => SafetensorsFile.Read(stream.ToArray().AsMemory(0, 100), "memory"));
        Assert.Contains("'memory'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_read_or_closed_is_not_locked()
    {
        SafetensorsFile.Write(_path, WeightSet.Initialise(SmallCnn.Build(), 1));
        SafetensorsFile.ReadAll(_path);
        File.Delete(_path);

        Assert.False(File.Exists(_path));
    }

    [Fact]
    public void Half_and_brain_floats_are_widened()
    {
        Write("{\"h\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"BF16\",\"shape\":[1],\"data_offsets\":[4,6]}}",
            0x00, 0x3C, 0x00, 0xC0, 0xC0, 0x3F);

        var weights = SafetensorsFile.ReadAll(_path);

        Assert.Equal([1f, -2f], weights["h"].ToFloats());
        Assert.Equal([1.5f], weights["b"].ToFloats());
    }

    [Theory]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", "outside")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[-4,4]}}", "outside")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[3,5]}}", "overlaps")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,4]}}", "bytes")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296,4294967296],\"data_offsets\":[0,4]}}", "cannot be read")]
    [InlineData("{\"a\":{\"dtype\":\"C64\",\"shape\":[1],\"data_offsets\":[0,4]}}", "C64")]
    [InlineData("{\"a\":{\"shape\":[1],\"data_offsets\":[0,4]}}", "cannot be read")]
    [InlineData("[1]", "cannot be read")]
    [InlineData("{\"a\":7}", "cannot be read")]
    public void A_header_that_lies_is_refused(string header, string named)
    {
        Write(header, 0, 0, 0, 0, 0, 0);

        var error = Assert.Throws<WeightFormatException>(() => SafetensorsFile.Open(_path));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_longer_than_the_file_is_refused_before_memory_is_taken()
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, 90_000_000);
        File.WriteAllBytes(_path, bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<WeightFormatException>(() => SafetensorsFile.Open(_path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Any_damage_ends_in_weights_or_in_the_typed_error()
    {
        Write(
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]},"
            + "\"b\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[8,12]}}",
            new byte[12]);
        var whole = File.ReadAllBytes(_path);
        for (var i = 0UL; i < 1000; i++)
        {
            var kept = SplitMix.Bits(1, i) % 3 == 0 ? (int)(SplitMix.Bits(2, i) % (ulong)whole.Length) : whole.Length;
            var damaged = whole[..kept];
            if (damaged.Length > 0)
            {
                damaged[SplitMix.Bits(3, i) % (ulong)damaged.Length] = (byte)SplitMix.Bits(4, i);
            }

            File.WriteAllBytes(_path, damaged);
            try
            {
                Assert.NotNull(SafetensorsFile.ReadAll(_path));
            }
            catch (WeightFormatException)
            {
            }
        }
    }

    [Fact]
    public void Fitting_reports_all_that_differs()
    {
        var network = SmallCnn.Build();
        var weights = WeightSet.Initialise(network, 1);
        var other = new WeightSet(weights.Where(w => w.Key != "fc2.bias").Append(KeyValuePair.Create("extra", weights["fc2.bias"]))
            .Select(w => w.Key == "conv1.bias" ? KeyValuePair.Create(w.Key, Weight.Of([2], [1, 2])) : w));

        var fitted = other.Fit(network, weights, out var report);

        Assert.Equal(["fc2.bias"], report.Missing);
        Assert.Equal(["extra"], report.Unexpected);
        Assert.Equal([new MisshapedWeight("conv1.bias", [32], [2])], report.Misshaped);
        Assert.Equal(network.Parameters.Length, fitted.Count);
        Assert.Contains("fc2.bias", Assert.Throws<NetworkException>(() => other.FitExactly(network)).Message, StringComparison.Ordinal);
        Assert.Same(weights, weights.FitExactly(network));
    }

    private void Write(string header, params byte[] data)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)text.Length);
        File.WriteAllBytes(_path, [.. length, .. text, .. data]);
    }
}
