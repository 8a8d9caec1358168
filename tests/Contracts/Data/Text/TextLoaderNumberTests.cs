using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Data.Text;

public sealed class TextLoaderNumberTests : IDisposable
{
    private readonly MLContext _context = new(seed: 1);
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("0", 0f)]
    [InlineData("7", 7f)]
    [InlineData("-3.25", -3.25f)]
    [InlineData("+5", 5f)]
    [InlineData(".5", 0.5f)]
    [InlineData("5.", 5f)]
    [InlineData("1e3", 1000f)]
    [InlineData("1E-3", 0.001f)]
    [InlineData("1e+2", 100f)]
    [InlineData("0.1", 0.1f)]
    [InlineData("3.14159274", 3.14159274f)]
    [InlineData("16777217", 16777216f)]
    [InlineData("3.4028235e38", float.MaxValue)]
    [InlineData("1e39", float.PositiveInfinity)]
    [InlineData("-1e400", float.NegativeInfinity)]
    [InlineData("1e-46", 0f)]
    [InlineData("1e-400", 0f)]
    [InlineData("123456789012345678901234567890", 1.2345679e29f)]
    [InlineData("∞", float.PositiveInfinity)]
    [InlineData("-∞", float.NegativeInfinity)]
    [InlineData("Infinity", float.PositiveInfinity)]
    [InlineData("-Infinity", float.NegativeInfinity)]
    [InlineData("NaN", float.NaN)]
    [InlineData("?", float.NaN)]
    [InlineData("na", float.NaN)]
    [InlineData("N/A", float.NaN)]
    [InlineData("nan", float.NaN)]
    [InlineData("abc", float.NaN)]
    [InlineData("1.5x", float.NaN)]
    [InlineData("1,5", float.NaN)]
    [InlineData("1 2", float.NaN)]
    [InlineData("0x10", float.NaN)]
    [InlineData("-", float.NaN)]
    [InlineData("infinity", float.NaN)]
    [InlineData("1e", float.NaN)]
    [InlineData(" 4 ", 4f)]
    [InlineData("", 0f)]
    public void Singles_are_read_as_written(string text, float expected) => Assert.Equal(expected, ReadOne<float>(text, DataKind.Single));

    [Theory]
    [InlineData("0.1", 0.1)]
    [InlineData("-0.30000000000000004", -0.30000000000000004)]
    [InlineData("1e22", 1e22)]
    [InlineData("1e23", 1e23)]
    [InlineData("123456.789e-3", 123.456789)]
    [InlineData("1.7976931348623157e308", double.MaxValue)]
    [InlineData("1e309", double.PositiveInfinity)]
    [InlineData("5e-324", double.Epsilon)]
    [InlineData("2.2250738585072014e-308", 2.2250738585072014e-308)]
    [InlineData("1e-400", 0.0)]
    [InlineData("9007199254740993", 9007199254740992d)]
    [InlineData("18446744073709551615", 18446744073709551615d)]
    [InlineData("?", double.NaN)]
    [InlineData("x", double.NaN)]
    [InlineData("", 0d)]
    public void Doubles_are_read_as_written(string text, double expected) => Assert.Equal(expected, ReadOne<double>(text, DataKind.Double));

    [Fact]
    public void Negative_zero_keeps_its_sign()
    {
        Assert.Equal(BitConverter.SingleToInt32Bits(-0f), BitConverter.SingleToInt32Bits(ReadOne<float>("-0", DataKind.Single)));
        Assert.Equal(BitConverter.DoubleToInt64Bits(-0d), BitConverter.DoubleToInt64Bits(ReadOne<double>("-0.0", DataKind.Double)));
    }

    [Theory]
    [InlineData("0.3", 0x3E99999Au)]
    [InlineData("2.71828183", 0x402DF854u)]
    [InlineData("1.17549435e-38", 0x00800000u)]
    [InlineData("1e-45", 0x00000001u)]
    [InlineData("0.000123456789", 0x3901742Eu)]
    [InlineData("8388608.5", 0x4B000000u)]
    [InlineData("7.00649232162408535461864791644958065640130970938257885878534141944895541342930300743319094181060791015625e-46", 0x00000000u)]
    public void Singles_have_the_expected_bits(string text, uint bits) =>
        Assert.Equal(bits, BitConverter.SingleToUInt32Bits(ReadOne<float>(text, DataKind.Single)));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-128", -128)]
    [InlineData("127", 127)]
    [InlineData("", 0)]
    public void Signed_bytes_are_read(string text, int expected) => Assert.Equal((sbyte)expected, ReadOne<sbyte>(text, DataKind.SByte));

    [Theory]
    [InlineData("-32768", short.MinValue)]
    [InlineData("32767", short.MaxValue)]
    public void Shorts_are_read(string text, short expected) => Assert.Equal(expected, ReadOne<short>(text, DataKind.Int16));

    [Theory]
    [InlineData("-2147483648", int.MinValue)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("007", 7)]
    public void Ints_are_read(string text, int expected) => Assert.Equal(expected, ReadOne<int>(text, DataKind.Int32));

    [Theory]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void Longs_are_read(string text, long expected) => Assert.Equal(expected, ReadOne<long>(text, DataKind.Int64));

    [Fact]
    public void Unsigned_integers_are_read_up_to_their_maximum()
    {
        Assert.Equal(byte.MaxValue, ReadOne<byte>("255", DataKind.Byte));
        Assert.Equal(ushort.MaxValue, ReadOne<ushort>("65535", DataKind.UInt16));
        Assert.Equal(uint.MaxValue, ReadOne<uint>("4294967295", DataKind.UInt32));
        Assert.Equal(ulong.MaxValue, ReadOne<ulong>("18446744073709551615", DataKind.UInt64));
    }

    [Theory]
    [InlineData("128", DataKind.SByte)]
    [InlineData("-32769", DataKind.Int16)]
    [InlineData("2147483648", DataKind.Int32)]
    [InlineData("9223372036854775808", DataKind.Int64)]
    [InlineData("1.5", DataKind.Int32)]
    [InlineData("x", DataKind.Int64)]
    [InlineData("+1", DataKind.Int32)]
    [InlineData("256", DataKind.Byte)]
    [InlineData("-1", DataKind.UInt32)]
    [InlineData("18446744073709551616", DataKind.UInt64)]
    [InlineData("maybe", DataKind.Boolean)]
    [InlineData("soon", DataKind.DateTime)]
    [InlineData("later", DataKind.DateTimeOffset)]
    [InlineData("a while", DataKind.TimeSpan)]
    public void A_value_that_is_not_of_its_type_stops_the_reading_and_says_where(string text, DataKind kind)
    {
        var path = _folder.Write("bad.tsv", "\t", "0\t" + text);
        var view = _context.Data.LoadFromTextFile(path, [new TextLoader.Column("Picky", kind, 1)]);

        using var cursor = view.GetRowCursor(view.Schema);
        var error = Assert.ThrowsAny<Exception>(() => Exhaust(cursor));
        var cause = error is FormatException { InnerException: not null } ? error.InnerException : error;
        Assert.IsType<InvalidOperationException>(cause);
        Assert.Contains("Picky", cause.Message, StringComparison.Ordinal);
        Assert.Contains(text, cause.Message, StringComparison.Ordinal);
        Assert.Contains("2", cause.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_value_in_an_inactive_column_does_no_harm()
    {
        var path = _folder.Write("bad.tsv", "1\tx", "2\ty");
        var view = _context.Data.LoadFromTextFile(path, [new("A", DataKind.Single, 0), new TextLoader.Column("Picky", DataKind.Int32, 1)]);

        Assert.Equal([1f, 2f], view.Values<float>("A"));
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("+", true)]
    [InlineData("+1", true)]
    [InlineData("t", true)]
    [InlineData("True", true)]
    [InlineData("YES", true)]
    [InlineData("y", true)]
    [InlineData("0", false)]
    [InlineData("-", false)]
    [InlineData("-1", false)]
    [InlineData("f", false)]
    [InlineData("FALSE", false)]
    [InlineData("no", false)]
    [InlineData("N", false)]
    [InlineData("", false)]
    public void Booleans_are_read_in_many_spellings(string text, bool expected) => Assert.Equal(expected, ReadOne<bool>(text, DataKind.Boolean));

    [Fact]
    public void Times_are_read_in_the_invariant_culture()
    {
        Assert.Equal(new TimeSpan(1, 2, 3, 4, 500), ReadOne<TimeSpan>("1.02:03:04.5", DataKind.TimeSpan));
        Assert.Equal(new DateTime(2024, 2, 29, 13, 14, 15), ReadOne<DateTime>("2024-02-29 13:14:15", DataKind.DateTime));
        Assert.Equal(new DateTime(2024, 2, 3), ReadOne<DateTime>("02/03/2024", DataKind.DateTime));
        Assert.Equal(
            new DateTimeOffset(2024, 2, 29, 13, 14, 15, TimeSpan.FromHours(2)),
            ReadOne<DateTimeOffset>("2024-02-29T13:14:15+02:00", DataKind.DateTimeOffset));
        Assert.Equal(TimeSpan.Zero, ReadOne<DateTimeOffset>("2024-02-29", DataKind.DateTimeOffset).Offset);
        Assert.Equal(default, ReadOne<DateTime>("", DataKind.DateTime));
    }

    [Theory]
    [InlineData("0", 1u)]
    [InlineData("9", 10u)]
    [InlineData("10", 0u)]
    [InlineData("-1", 0u)]
    [InlineData("", 0u)]
    [InlineData("?", 0u)]
    [InlineData("NaN", 0u)]
    [InlineData("abc", 0u)]
    public void Keys_are_counted_from_one_and_zero_is_missing(string text, uint expected)
    {
        var path = _folder.Write("keys.tsv", "\t" + text, "\t3");
        var view = _context.Data.LoadFromTextFile(path, [new TextLoader.Column("Key", DataKind.UInt32, [new(1)], new KeyCount(10))]);

        Assert.Equal(new KeyDataViewType(typeof(uint), 10), view.Schema["Key"].Type);
        Assert.Equal([expected, 4u], view.Values<uint>("Key"));
    }

    [Fact]
    public void A_key_without_a_count_spans_its_whole_type()
    {
        var view = Load("200\t7", new("Byte", DataKind.Byte, [new(0)], new KeyCount()), new("Long", DataKind.UInt64, [new(1, 1)], new KeyCount()));

        Assert.Equal(new KeyDataViewType(typeof(byte), byte.MaxValue), view.Schema["Byte"].Type);
        Assert.Equal(new VectorDataViewType(new KeyDataViewType(typeof(ulong), ulong.MaxValue), 1), view.Schema["Long"].Type);
        Assert.Equal([(byte)201], view.Values<byte>("Byte"));
        Assert.Equal([8ul], view.Vectors<ulong>("Long").Single());
    }

    [Fact]
    public void Keys_may_not_have_a_signed_type() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Load("1", new TextLoader.Column("Key", DataKind.Int32, [new(0)], new KeyCount(10))));

    [Fact]
    public void A_key_count_of_zero_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new KeyCount(0));

    [Fact]
    public void The_decimal_marker_may_be_a_comma()
    {
        var path = _folder.Write("comma.csv", "1,5;2.5;-0,25;3");
        var view = _context.Data.LoadFromTextFile(path, new TextLoader.Options
        {
            Separators = [';'],
            DecimalMarker = ',',
            Columns = [new("A", DataKind.Single, 0, 3), new("B", DataKind.Double, 0, 3)],
        });

        Assert.Equal([1.5f, float.NaN, -0.25f, 3f], view.Vectors<float>("A").Single());
        Assert.Equal([1.5, double.NaN, -0.25, 3], view.Vectors<double>("B").Single());
    }

    [Fact]
    public void Missing_reals_are_zero_unless_they_are_asked_to_be_NaN()
    {
        var path = _folder.Write("missing.csv", "1,,3,x", ",2", "");
        TextLoader.Column[] columns = [new("One", DataKind.Single, 0), new("All", DataKind.Double, 0, 2), new("Text", DataKind.String, 3)];

        var zeros = _context.Data.LoadFromTextFile(path, new TextLoader.Options { Separators = [','], Columns = columns });
        Assert.Equal([1f, 0f], zeros.Values<float>("One"));
        Assert.Equal([[1d, 0d, 3d], [0d, 2d, 0d]], zeros.Vectors<double>("All"));

        var nans = _context.Data.LoadFromTextFile(path, new TextLoader.Options { Separators = [','], Columns = columns, MissingRealsAsNaNs = true });
        Assert.Equal([1f, float.NaN], nans.Values<float>("One"));
        Assert.Equal([[1d, double.NaN, 3d], [double.NaN, 2d, double.NaN]], nans.Vectors<double>("All"));
        Assert.Equal(["x", ""], nans.Texts("Text"));
    }

    private T ReadOne<T>(string text, DataKind kind)
    {
        var path = _folder.Write("one.tsv", "first\t" + text, "second");
        return _context.Data.LoadFromTextFile(path, [new TextLoader.Column("A", kind, 1)]).Values<T>("A")[0];
    }

    private IDataView Load(string line, params TextLoader.Column[] columns) => _context.Data.LoadFromTextFile(_folder.Write("data.tsv", line), columns);

    private static void Exhaust(DataViewRowCursor cursor)
    {
        while (cursor.MoveNext())
        {
        }
    }
}
