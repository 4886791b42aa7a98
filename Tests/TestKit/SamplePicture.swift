import Foundation

/// A picture for tests: 8 by 4 pixels of one blue.
package enum SamplePicture {
    package static let png: [UInt8] = {
        let text = "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAECAIAAAA8r+mnAAAAFUlEQVR42mN0zHzIgA0wMeAApEsAAJiKAZMYtZGxAAAAAElFTkSuQmCC"
        return Data(base64Encoded: text).map(Array.init) ?? []
    }()
}
