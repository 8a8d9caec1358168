using MLNetVision.Imaging.Jpeg;
using MLNetVision.Imaging.Jpeg.Encoding;
using MLNetVision.Imaging.Jpeg.Kernels;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Imaging.Codecs.Jpeg;

public class JpegHuffmanTests
{
    [Fact]
    public void Blocks_of_every_kind_are_read_as_they_were_written()
    {
        var draw = new Draw(1);
        var blocks = Enumerable.Range(0, 2_000).Select(i => RandomBlock(draw, 1 + (i % 64), 1 << (i % 11))).ToArray();
        var bytes = Write(blocks, StandardHuffman.LuminanceDc, StandardHuffman.LuminanceAc);

        AssertRead(blocks, bytes, StandardHuffman.LuminanceDc, StandardHuffman.LuminanceAc);
    }

    [Fact]
    public void Codes_made_for_the_blocks_are_shorter_and_read_as_well()
    {
        var draw = new Draw(2);
        var blocks = Enumerable.Range(0, 500).Select(i => RandomBlock(draw, 1 + (i % 40), 1 << (i % 9))).ToArray();
        var counter = new SymbolCounter();
        Send(blocks, counter);
        var (dc, ac) = (OptimalHuffman.Make(counter.Dc[0]), OptimalHuffman.Make(counter.Ac[0]));

        var bytes = Write(blocks, dc, ac);

        Assert.True(bytes.Length < Write(blocks, StandardHuffman.LuminanceDc, StandardHuffman.LuminanceAc).Length);
        AssertRead(blocks, bytes, dc, ac);
    }

    [Fact]
    public void Codes_of_extremely_uneven_counts_stay_within_sixteen_bits_and_leave_out_the_code_of_ones()
    {
        var counts = new long[256];
        (counts[0], counts[1]) = (1, 1);
        for (var i = 2; i < 60; i++)
            counts[i] = counts[i - 1] + counts[i - 2];

        var code = OptimalHuffman.Make(counts);

        Assert.Equal(60, code.Symbols.Length);
        Assert.Equal(60, code.Counts.ToArray().Sum(count => count));
        var used = 0;
        for (var length = 1; length <= 16; length++)
            used += code.Counts[length - 1] << (16 - length);
        Assert.InRange(used, 1, (1 << 16) - 1);
        Assert.InRange(code.Symbols[0], 58, 59);
    }

    [Fact]
    public void An_only_symbol_gets_a_code_of_one_bit()
    {
        var counts = new long[256];
        counts[77] = 5;

        var code = OptimalHuffman.Make(counts);

        Assert.Equal([77], code.Symbols.ToArray());
        Assert.Equal(1, code.Counts[0]);
    }

    [Fact]
    public void Codes_of_every_length_are_found()
    {
        var code = new HuffmanCode([.. Enumerable.Repeat((byte)1, 16)], [.. Enumerable.Range(0, 16).Select(i => (byte)((i << 4) | 1))]);
        var lookup = new HuffmanLookup(code, endOfBand: false);
        for (var length = 1; length <= 16; length++)
        {
            var next16 = (0xFFFF << (17 - length)) & 0xFFFF;
            var entry = length <= HuffmanLookup.Bits ? lookup.Entries[next16 >> (16 - HuffmanLookup.Bits)] : lookup.Find(next16);
            if ((entry & HuffmanLookup.ExtraFollows) == 0)
                Assert.Equal((length + 1, -1), (entry & HuffmanLookup.LengthMask, entry >> 16));
            else
                Assert.Equal((length, 1), (entry & HuffmanLookup.LengthMask, entry >> 16));
            Assert.Equal(length, (byte)(entry >> 8));
        }

        Assert.Equal(HuffmanLookup.LongCode, lookup.Entries[^1]);
        Assert.Equal(0, lookup.Find(0xFFFF));
    }

    [Theory]
    [InlineData(0, 1, -1)]
    [InlineData(1, 1, 1)]
    [InlineData(0, 3, -7)]
    [InlineData(3, 3, -4)]
    [InlineData(4, 3, 4)]
    [InlineData(1023, 11, -1024)]
    [InlineData(32767, 15, 32767)]
    public void Extra_bits_stand_for_values_of_both_signs(int extra, int size, int value) => Assert.Equal(value, HuffmanLookup.Extend(extra, size));

    [Fact]
    public void Blocks_are_ordered_along_the_zigzag_with_a_bit_for_what_is_not_zero()
    {
        var draw = new Draw(4);
        for (var round = 0; round < 100; round++)
        {
            var block = RandomBlock(draw, round % 64, 3);
            var ordered = new short[64];

            var nonZero = ZigZagBlock.Order(block, ordered);

            for (var place = 0; place < 64; place++)
                Assert.Equal(block[ZigZag.ToNatural[place]], ordered[place]);
            Assert.Equal(ZigZagBlock.NonZeroScalar(ordered), nonZero);
            Assert.Equal(ordered.Select((value, place) => value != 0 ? 1UL << place : 0).Aggregate(0UL, (bits, bit) => bits | bit), nonZero);
        }
    }

    [Fact]
    public void A_run_past_the_last_coefficient_is_damage()
    {
        var block = new short[64];
        block[63] = 1;
        var bytes = Write([block], StandardHuffman.LuminanceDc, StandardHuffman.LuminanceAc);
        var shifted = new MemoryStream();
        var bits = new BitWriter(shifted);
        var ac = new HuffmanCodeTable(StandardHuffman.LuminanceAc);
        bits.Write(0, 2);
        for (var i = 0; i < 5; i++)
            bits.Write(ac.Codes[0xF0], ac.Lengths[0xF0]);
        bits.Finish();

        Assert.NotEqual(HuffmanBlock.Damaged, Read(bytes, new short[HuffmanBlock.Length]));
        Assert.Equal(HuffmanBlock.Damaged, Read(shifted.ToArray(), new short[HuffmanBlock.Length]));
    }

    [Fact]
    public void Bits_past_the_end_are_noticed()
    {
        var bytes = Write([RandomBlock(new Draw(3), 64, 500)], StandardHuffman.LuminanceDc, StandardHuffman.LuminanceAc);

        Assert.Equal(HuffmanBlock.Damaged, Read(bytes[..^2], new short[HuffmanBlock.Length]));
        Assert.Equal(HuffmanBlock.Damaged, Read([], new short[HuffmanBlock.Length]));
    }

    private static int Read(byte[] bytes, short[] block)
    {
        var buffer = new byte[bytes.Length + BitReader.Padding];
        bytes.CopyTo(buffer, 0);
        var reader = new BitReader(buffer, bytes.Length);
        var prediction = 0;
        return HuffmanBlock.Decode(ref reader, StandardHuffman.LuminanceDc.Values, StandardHuffman.LuminanceAc.Values, ref prediction, block);
    }

    private static short[] RandomBlock(Draw draw, int count, int largest)
    {
        var block = new short[64];
        for (var i = 0; i < count; i++)
            block[draw.Below(64)] = (short)Math.Clamp(draw.Below((2 * largest) + 1) - largest, -1023, 1023);
        return block;
    }

    private static void Send(short[][] blocks, IBlockSink sink)
    {
        var before = 0;
        foreach (var block in blocks)
        {
            var ordered = new short[64];
            var nonZero = ZigZagBlock.Order(block, ordered);
            sink.Add(0, block[0] - before, ordered, nonZero);
            before = block[0];
        }
    }

    /// <summary>The coded blocks without byte stuffing.</summary>
    private static byte[] Write(short[][] blocks, HuffmanCode dc, HuffmanCode ac)
    {
        using var stream = new MemoryStream();
        var bits = new BitWriter(stream);
        Send(blocks, new BlockWriter(bits, [new HuffmanCodeTable(dc)], [new HuffmanCodeTable(ac)]));
        bits.Finish();
        var stuffed = stream.ToArray();
        return [.. stuffed.Where((value, i) => value != 0 || i == 0 || stuffed[i - 1] != 0xFF)];
    }

    private static void AssertRead(short[][] blocks, byte[] bytes, HuffmanCode dc, HuffmanCode ac)
    {
        var buffer = new byte[bytes.Length + BitReader.Padding];
        bytes.CopyTo(buffer, 0);
        var reader = new BitReader(buffer, bytes.Length);
        var prediction = 0;
        foreach (var expected in blocks)
        {
            var block = new short[HuffmanBlock.Length];
            var coded = HuffmanBlock.Decode(ref reader, dc.Values, ac.Values, ref prediction, block);

            Assert.Equal(expected, block[..64]);
            Assert.InRange(coded, 1, 64);
            for (var place = coded; place < 64; place++)
                Assert.Equal(0, block[ZigZag.ToNatural[place]]);
        }

        Assert.False(reader.IsPastEnd);
    }
}
